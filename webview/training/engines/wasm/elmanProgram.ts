import { isScalar } from '../../../../src/shared/model/networkShape.ts';
import type { EngineTask } from '../engineTask.ts';
import type { Kernel } from './kernel.ts';
import type { KernelProgram } from './kernelProgram.ts';
import { mostIterations, optimisationFields, optimisationSizes, placeRegions, windowBytes } from './memoryRegions.ts';

/** As in `kernel/task.ts`. */
const blockSteps = 32;

/** So many members are worked on side by side where there are as many. */
export const elmanLanes = 4;

/** Whether a task is of the tutorial's kind, for which there is a route of its own. */
export function isElmanTask(task: EngineTask): boolean {
  return (
    task.network.cell === 'rnn' &&
    isScalar(task.network) &&
    task.answers !== 'last' &&
    (task.loss === undefined || task.loss.kind === 'squared') &&
    task.weights === undefined &&
    (task.lengths === undefined || task.lengths.every((length) => length === task.steps)) &&
    task.initialState === undefined &&
    task.freeRunningFrom === undefined &&
    task.miniBatches === undefined
  );
}

/**
 * Trains networks of the tutorial's kind: a lane is one series under one member, four lanes side by side, or one by one
 * with four units side by side. `longestWindow` limits the steps whose hidden states are kept at once.
 */
export function elmanProgram(task: EngineTask, longestWindow = Number.POSITIVE_INFINITY): KernelProgram {
  const { members, series, steps, network } = task;
  const paddedSize = 4 * Math.ceil(network.hiddenSize / 4);
  const lanes = members * series < elmanLanes ? 1 : elmanLanes;
  const element = 4 * lanes;
  const rowBytes = paddedSize * element;
  // A state, and of each lane an input, a target, an answer and an error.
  const stepBytes = rowBytes + 4 * element;
  const windowSteps = Math.max(blockSteps, Math.min(steps, longestWindow, Math.floor(windowBytes / stepBytes)));
  const callIterations = mostIterations(members);
  // Answers are computed four steps at a time.
  const windowRoom = windowSteps + 4;
  const matrixBytes = paddedSize * rowBytes;
  const vectorBytes = 3 * rowBytes + 16;
  const { regions, bytes } = placeRegions(task, {
    inputs: 4 * series * steps,
    targets: 4 * series * steps,
    ...optimisationSizes(task, callIterations),
    squares: 8 * members,
    slab: 2 * matrixBytes + vectorBytes,
    slabGradient: matrixBytes + vectorBytes,
    history: (windowRoom + 1) * rowBytes,
    deltas: (blockSteps + 1) * rowBytes,
    laneInputs: windowRoom * element,
    laneTargets: windowRoom * element,
    answers: windowRoom * element,
    errors: windowRoom * element,
  });

  function load(kernel: Kernel): void {
    kernel.describe([
      ...optimisationFields(task, regions),
      network.hiddenSize,
      paddedSize,
      series,
      steps,
      windowSteps,
      regions.inputs,
      regions.targets,
      regions.squares,
      regions.slab,
      regions.slabGradient,
      regions.history,
      regions.deltas,
      regions.laneInputs,
      regions.laneTargets,
      regions.answers,
      regions.errors,
    ]);
    for (const name of ['inputs', 'targets'] as const) {
      const bySeries = kernel.floats(regions[name], series * steps);
      for (let i = 0; i < bySeries.length; i++) {
        bySeries[i] = task[name][(i % steps) * series + Math.floor(i / steps)];
      }
    }
  }

  function predict(kernel: Kernel, member: number): Float64Array {
    const answers = new Float64Array(steps * series);
    for (let which = 0; which < series; which++) {
      for (let start = 0; start < steps; start += windowSteps) {
        const count = Math.min(windowSteps, steps - start);
        kernel.answerWindow(member * series + which, start, count);
        for (const [step, answer] of kernel.floats(regions.answers, count).entries()) {
          answers[(start + step) * series + which] = answer;
        }
      }
    }
    return answers;
  }

  return { bytes, regions, callIterations, load, run: (kernel, _done, count) => kernel.run(count), predict };
}
