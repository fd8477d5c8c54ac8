import { type Cell, stateSize } from '../../../../src/shared/model/networkShape.ts';
import { lengthOf } from '../checkEngineTask.ts';
import type { EngineTask } from '../engineTask.ts';
import { errorMeasure } from '../errorMeasure.ts';
import { allSeries, miniBatch } from '../miniBatch.ts';
import type { Kernel } from './kernel.ts';
import type { KernelProgram } from './kernelProgram.ts';
import { mostIterations, optimisationFields, optimisationSizes, placeRegions, windowBytes } from './memoryRegions.ts';
import { panelNumbers, rowNumbers } from './sequenceSizes.ts';

/** As in `kernel/sequence/sequenceTask.ts`. */
const blockSteps = 16;
const lanes = 8;
const laneBytes = 4 * lanes;
const cellNumbers: Record<Cell, number> = { rnn: 0, gru: 1, lstm: 2 };
/** More steps than any series has. */
const never = 2 ** 31 - 1;

/**
 * Trains networks of any kind on any task: the lanes are up to eight series of one member side by side, so that they
 * share its weights; members follow one another. `longestWindow` limits the steps whose states are kept at once.
 */
export function sequenceProgram(task: EngineTask, longestWindow = Number.POSITIVE_INFINITY): KernelProgram {
  const { members, series, steps, network, miniBatches } = task;
  const { inputSize, outputSize } = network;
  const last = task.answers === 'last';
  const offsets = new Int32Array(series + 1);
  for (let which = 0; which < series; which++) {
    offsets[which + 1] = offsets[which] + lengthOf(task, which);
  }
  const allSteps = offsets[series];
  const batchSize = Math.min(series, miniBatches?.size ?? series);
  const batchStride = batchSize === series ? 0 : batchSize;
  const callIterations = Math.min(mostIterations(members), Math.max(1, Math.floor(2 ** 18 / batchSize)));
  const rows = rowNumbers(network);
  const panels = panelNumbers(network);
  const stepBytes = laneBytes * (rows.history + rows.trace + (last ? 0 : 3 * rows.answer));
  const windowSteps = Math.max(blockSteps, Math.min(steps, longestWindow, Math.floor(windowBytes / stepBytes)));
  const answerRows = last ? 1 : windowSteps;
  const targetBytes = 4 * outputSize * (last ? series : allSteps);
  const { regions, bytes } = placeRegions(task, {
    ...optimisationSizes(task, callIterations),
    above: 4 * outputSize,
    below: 4 * outputSize,
    offsets: 4 * offsets.length,
    inputs: 4 * inputSize * allSteps,
    targets: targetBytes,
    weights: task.weights === undefined ? 0 : targetBytes,
    seriesWeights: 8 * series,
    initialStates: task.initialState === undefined ? 0 : 4 * task.initialState.length,
    batches: 4 * Math.max(series, batchStride * callIterations),
    batchSizes: 4 * callIterations,
    panels: 4 * panels.all,
    panelGradients: 4 * panels.forward,
    laneSeries: laneBytes,
    laneStarts: laneBytes,
    laneTargets: laneBytes * answerRows * rows.answer,
    laneWeights: laneBytes * answerRows * rows.answer,
    answers: laneBytes * (1 + answerRows) * rows.answer,
    history: laneBytes * (1 + windowSteps) * rows.history,
    traces: laneBytes * windowSteps * rows.trace,
    sums: laneBytes * rows.sums,
    deltas: laneBytes * blockSteps * rows.deltas,
    stateGradient: laneBytes * rows.stateGradient,
  });

  function load(kernel: Kernel): void {
    const { square, above, below } = errorMeasure(task.loss, outputSize);
    kernel.describe([
      ...optimisationFields(task, regions),
      cellNumbers[network.cell],
      network.hiddenSize,
      inputSize,
      outputSize,
      steps,
      windowSteps,
      last ? 1 : 0,
      task.freeRunningFrom ?? never,
      { float: square },
      regions.above,
      regions.below,
      regions.offsets,
      regions.inputs,
      regions.targets,
      task.weights === undefined ? 0 : regions.weights,
      regions.seriesWeights,
      task.initialState === undefined ? 0 : regions.initialStates,
      regions.batches,
      batchStride,
      regions.batchSizes,
      regions.panels,
      regions.panelGradients,
      regions.laneSeries,
      regions.laneStarts,
      regions.laneTargets,
      regions.laneWeights,
      regions.answers,
      regions.history,
      regions.traces,
      regions.sums,
      regions.deltas,
      regions.stateGradient,
    ]);
    kernel.floats(regions.above, outputSize).set(above);
    kernel.floats(regions.below, outputSize).set(below);
    kernel.integers(regions.offsets, series + 1).set(offsets);
    loadBySeries(kernel, regions.inputs, task.inputs, inputSize, false);
    loadBySeries(kernel, regions.targets, task.targets, outputSize, last);
    if (task.weights !== undefined) {
      loadBySeries(kernel, regions.weights, task.weights, outputSize, last);
    }
    if (task.initialState !== undefined) {
      kernel.floats(regions.initialStates, series * stateSize(network)).set(task.initialState);
    }
    kernel.doubles(regions.seriesWeights, series).set(seriesWeights(task));
  }

  /** Copies `[time, series, number]` series by series, each as long as it is; one of them is of one step where so said. */
  function loadBySeries(kernel: Kernel, address: number, values: Float64Array, width: number, oneStep: boolean): void {
    const to = kernel.floats(address, width * (oneStep ? series : allSteps));
    let at = 0;
    for (let which = 0; which < series; which++) {
      const length = oneStep ? 1 : lengthOf(task, which);
      for (let time = 0; time < length; time++) {
        const from = (time * series + which) * width;
        for (let number = 0; number < width; number++) {
          to[at++] = values[from + number];
        }
      }
    }
  }

  function run(kernel: Kernel, done: number, count: number): void {
    const lists = batchStride === 0 ? 1 : count;
    const batches = kernel.integers(regions.batches, Math.max(series, batchStride * lists));
    const sizes = kernel.integers(regions.batchSizes, lists);
    for (let i = 0; i < lists; i++) {
      const batch = inOrderOfLength(task, miniBatch(task, done + i));
      batches.set(batch, batchStride * i);
      sizes[i] = batch.length;
    }
    kernel.runSequences(count);
  }

  function predict(kernel: Kernel, member: number): Float64Array {
    const order = inOrderOfLength(task, allSeries(task));
    kernel.integers(regions.batches, series).set(order);
    const result = new Float64Array((last ? 1 : steps) * series * outputSize);
    for (let first = 0; first < series; first += lanes) {
      const block = order.subarray(first, first + lanes);
      const begin = kernel.beginAnswers(member, series, first);
      for (let start = begin; start < steps; start += windowSteps) {
        const count = Math.min(windowSteps, steps - start);
        kernel.answerSequences(start, count);
        for (let step = last ? steps - 1 : start; step < start + count; step++) {
          const row = regions.answers + laneBytes * rows.answer * (last ? 1 : 1 + step - start);
          const answers = kernel.floats(row, lanes * outputSize);
          for (const [lane, which] of block.entries()) {
            const time = last ? 0 : step - steps + lengthOf(task, which);
            for (let output = 0; output < outputSize && time >= 0; output++) {
              result[(time * series + which) * outputSize + output] = answers[output * lanes + lane];
            }
          }
        }
      }
    }
    return result;
  }

  return { bytes, regions, callIterations, load, run, predict };
}

/** The longest first, so that series that are worked on side by side are of nearly one length. */
function inOrderOfLength(task: EngineTask, batch: Int32Array): Int32Array {
  return task.lengths === undefined ? batch : batch.sort((a, b) => lengthOf(task, b) - lengthOf(task, a));
}

/** What the targets of each series count together. */
function seriesWeights(task: EngineTask): Float64Array {
  const { weights, network, series } = task;
  const width = network.outputSize;
  return Float64Array.from({ length: series }, (_, which) => {
    const length = task.answers === 'last' ? 1 : lengthOf(task, which);
    if (weights === undefined) {
      return length * width;
    }
    let sum = 0;
    for (let time = 0; time < length; time++) {
      for (let output = 0; output < width; output++) {
        sum += weights[(time * series + which) * width + output];
      }
    }
    return sum;
  });
}
