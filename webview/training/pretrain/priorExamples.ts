import { meanAbsoluteDifference } from '../../../src/shared/model/forecaster/measure.ts';
import { directInputs } from '../../../src/shared/model/forecaster/predictors/direct.ts';
import type { EngineTask } from '../engines/engineTask.ts';
import { priorReading, priorSteps } from './priorNetwork.ts';

/** A series without season of which the first `known` values (2 or more, not all equal) are read, and the rest is to be answered. */
export interface PriorExample {
  readonly values: Float64Array;
  readonly known: number;
  /** Empty steps before the values that are read, as a graph has them. */
  readonly empty: number;
}

/** What an engine trains the prior on. */
export type PriorExampleArrays = Pick<EngineTask, 'steps' | 'series' | 'inputs' | 'targets' | 'weights' | 'lengths'>;

/**
 * Encodes examples as `direct` reads and means them: the targets are distances from the last known value in units of the
 * mean absolute difference of the window, over the root of the step. A step counts the less the
 * farther it is, since few forecasts go as far; steps that an example does not reach count nothing.
 */
export function priorExampleArrays(examples: readonly PriorExample[]): PriorExampleArrays {
  const { window, features } = priorReading;
  const series = examples.length;
  const inputs = new Float64Array(window * series * features.length);
  const targets = new Float64Array(series * priorSteps);
  const weights = new Float64Array(series * priorSteps);
  const lengths = new Int32Array(series);
  for (const [which, { values, known, empty }] of examples.entries()) {
    const read = values.subarray(Math.max(known - window, 0), known);
    const unit = meanAbsoluteDifference(read, 1);
    const rows = directInputs({ window: read.length, features }, read, unit);
    const before = Math.min(empty, window - read.length);
    for (let time = 0; time < read.length; time++) {
      const place = ((before + time) * series + which) * features.length;
      for (let feature = 0; feature < features.length; feature++) {
        inputs[place + feature] = rows[time * features.length + feature];
      }
    }
    lengths[which] = before + read.length;
    for (let step = 0; step < Math.min(priorSteps, values.length - known); step++) {
      targets[which * priorSteps + step] = (values[known + step] - values[known - 1]) / (unit * Math.sqrt(step + 1));
      weights[which * priorSteps + step] = 1 / Math.sqrt(step + 1);
    }
  }
  return { steps: window, series, inputs, targets, weights, lengths };
}
