import { lengthOf } from '../checkEngineTask.ts';
import type { EngineTask } from '../engineTask.ts';
import { errorMeasure } from '../errorMeasure.ts';
import { dataColumns, dataRows, type TaskPlan } from './taskPlan.ts';

/** The numbers of a task as texels of data grids (see `TaskPlan`), row by row. */
export interface SequenceTexels {
  /** `[time, series, four inputs]`. */
  readonly inputs: Float32Array;
  /**
   * `[time, series, output]`: (target, square, above, below), where an error `e` costs
   * `square e^2 + above max(e, 0) + below max(-e, 0)`; all zero where an answer does not count.
   */
  readonly targets: Float32Array;
  /** `[series, part and group of the state]`. */
  readonly initial: Float32Array;
  /** What the targets of each series count together. */
  readonly weights: Float64Array;
}

/** Lays out what a task is trained on. */
export function sequenceTexels(task: EngineTask, plan: TaskPlan): SequenceTexels {
  const { series } = task;
  const { inputSize, outputSize, hiddenSize } = task.network;
  const { groups, layout } = plan.texels;
  const stateTexels = layout.stateParts * groups;
  const inputTexels = Math.ceil(inputSize / 4);
  const measure = errorMeasure(task.loss, outputSize);
  const grid = (rows: number) => new Float32Array(4 * rows * dataColumns);
  const inputs = grid(dataRows(plan, series, inputTexels));
  const targets = grid(dataRows(plan, series, outputSize));
  const initial = grid(Math.ceil((series * stateTexels) / dataColumns));
  const weights = new Float64Array(series);
  for (let which = 0; which < series; which++) {
    const length = lengthOf(task, which);
    for (let time = 0; time < length; time++) {
      const lane = time * series + which;
      for (let input = 0; input < inputSize; input++) {
        inputs[4 * lane * inputTexels + input] = task.inputs[lane * inputSize + input];
      }
      if (task.answers === 'last' && time < length - 1) {
        continue;
      }
      const given = (task.answers === 'last' ? which : lane) * outputSize;
      for (let output = 0; output < outputSize; output++) {
        const weight = task.weights?.[given + output] ?? 1;
        if (weight > 0) {
          const at = 4 * (lane * outputSize + output);
          targets[at] = task.targets[given + output];
          targets[at + 1] = weight * measure.square;
          targets[at + 2] = weight * measure.above[output];
          targets[at + 3] = weight * measure.below[output];
          weights[which] += weight;
        }
      }
    }
    for (let part = 0; part < layout.stateParts; part++) {
      for (let unit = 0; unit < hiddenSize; unit++) {
        const given = (which * layout.stateParts + part) * hiddenSize + unit;
        initial[4 * (which * stateTexels + part * groups) + unit] = task.initialState?.[given] ?? 0;
      }
    }
  }
  return { inputs, targets, initial, weights };
}
