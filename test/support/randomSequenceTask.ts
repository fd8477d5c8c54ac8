import fc from 'fast-check';
import { type Cell, stateSize } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import type { EngineTask, Loss } from '../../webview/training/engines/engineTask.ts';

/** What of a random task of any kind can be chosen. */
export interface RandomSequenceOptions {
  readonly cell: Cell;
  readonly hiddenSize: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly steps: number;
  readonly series: number;
  readonly members: number;
  readonly seed: number;
  readonly answers: 'every' | 'last';
  readonly loss: Loss['kind'];
  /** Whether targets count differently, a fifth of them not at all; those are no numbers. */
  readonly weighted: boolean;
  /** Whether series have lengths of their own; what stands beyond is no number. */
  readonly ragged: boolean;
  readonly started: boolean;
  /** Left out where only the last answer counts. */
  readonly freeRunningFrom: number | null;
  readonly batchSize: number | null;
  readonly clipNorm: number | null;
  readonly scheduled: boolean;
}

/** A task of any kind: networks, inputs, targets and states uniform in the usual bounds. */
export function randomSequenceTask(options: RandomSequenceOptions): EngineTask {
  const { cell, hiddenSize, inputSize, outputSize, steps, series, members, seed } = options;
  const random = new RandomGenerator(seed);
  const uniform = (count: number, bound: number) =>
    Float64Array.from({ length: count }, () => random.uniform(-bound, bound));
  const network = { cell, hiddenSize, inputSize, outputSize };
  const rows = options.answers === 'last' ? 1 : steps;
  const lengths = Int32Array.from({ length: series }, () => (options.ragged ? random.uniform(1, steps + 1) : steps));
  // Beyond a series' end stands what would spoil every sum that it went into.
  const inside = (values: Float64Array, width: number, inOne: boolean) =>
    values.map((value, i) => {
      const which = Math.floor(i / width) % series;
      return inOne || Math.floor(i / width / series) < lengths[which] ? value : Number.NaN;
    });
  const weights = options.weighted
    ? uniform(rows * series * outputSize, 1).map((value) => (value < -0.6 ? 0 : value + 1))
    : null;
  const targets = inside(uniform(rows * series * outputSize, 1), outputSize, options.answers === 'last');
  return {
    network,
    members,
    parameters: uniform(members * parameterCount(network), 1 / Math.sqrt(hiddenSize)),
    steps,
    series,
    inputs: inside(uniform(steps * series * inputSize, 1), inputSize, false),
    targets: weights === null ? targets : targets.map((target, i) => (weights[i] === 0 ? Number.NaN : target)),
    learningRate: 0.01,
    clipNorm: options.clipNorm,
    answers: options.answers,
    loss: lossOf(options.loss, outputSize, random),
    ...(weights === null ? {} : { weights }),
    ...(options.ragged ? { lengths } : {}),
    ...(options.started ? { initialState: uniform(series * stateSize(network), 0.9) } : {}),
    ...(options.freeRunningFrom === null || options.answers === 'last'
      ? {}
      : { freeRunningFrom: options.freeRunningFrom }),
    ...(options.batchSize === null ? {} : { miniBatches: { size: options.batchSize, seed } }),
    ...(options.scheduled
      ? { schedule: { kind: 'cosine' as const, warmUpIterations: 2, iterations: 6, lastFraction: 0.1 } }
      : {}),
  };
}

function lossOf(kind: Loss['kind'], outputSize: number, random: RandomGenerator): Loss {
  return kind === 'pinball'
    ? { kind, levels: Array.from({ length: outputSize }, () => random.uniform(0.05, 0.95)) }
    : { kind };
}

/** Every kind of task, up to these sizes. */
export function sequenceOptions(largest: {
  readonly hiddenSize: number;
  readonly steps: number;
  readonly series: number;
}): fc.Arbitrary<RandomSequenceOptions> {
  return fc.record({
    cell: fc.constantFrom('rnn', 'gru', 'lstm'),
    hiddenSize: fc.integer({ min: 1, max: largest.hiddenSize }),
    inputSize: fc.integer({ min: 1, max: 5 }),
    outputSize: fc.integer({ min: 1, max: 5 }),
    steps: fc.integer({ min: 1, max: largest.steps }),
    series: fc.integer({ min: 1, max: largest.series }),
    members: fc.integer({ min: 1, max: 3 }),
    seed: fc.nat(),
    answers: fc.constantFrom('every', 'last'),
    loss: fc.constantFrom('squared', 'absolute', 'pinball'),
    weighted: fc.boolean(),
    ragged: fc.boolean(),
    started: fc.boolean(),
    freeRunningFrom: fc.option(fc.integer({ min: 1, max: 6 })),
    batchSize: fc.option(fc.integer({ min: 1, max: 12 })),
    clipNorm: fc.option(fc.constantFrom(0.01, 0.1, 10)),
    scheduled: fc.boolean(),
  });
}
