import { meanAbsoluteDifference } from '../../../src/shared/model/forecaster/measure.ts';
import type { NetworkShape } from '../../../src/shared/model/networkShape.ts';
import type { EngineTask } from '../engines/engineTask.ts';
import { type PriorExample, type PriorExampleArrays, priorExampleArrays } from './priorExamples.ts';
import { priorReading, priorSteps } from './priorNetwork.ts';
import { RandomDraws } from './randomDraws.ts';
import { syntheticSeries } from './syntheticSeries.ts';

/** What a pretraining is determined by: the same plan on the same engine gives the same weights. */
export interface PretrainingPlan {
  readonly network: NetworkShape;
  readonly members: number;
  readonly seed: number;
  /** Series to each Adam step. */
  readonly batchSize: number;
  /** Adam steps on the series of one task. */
  readonly taskIterations: number;
  /** Adam steps in all; the learning rate falls to its end over them. */
  readonly iterations: number;
  readonly learningRate: number;
}

/** A future this far off, in units and over the root of the step, says that the history was nearly constant. */
const largestTarget = 40;
const fewestValues = 6;
/** Share of histories that fill the window. */
const longHistories = 0.25;
/** Share of short histories with all the empty steps that a graph has before them; the others have a few. */
const wholeWindows = 0.05;
const fewEmptySteps = 6;
/** Share of the iterations in which the learning rate rises. */
const warmUp = 0.02;
const lastFraction = 0.01;
/** Keeps the tasks' series independent of the first weights and of other tasks. */
const firstStream = 1000;

/** Draws the series of the `which`-th task of a plan, from 0. */
export function pretrainingSeries(plan: PretrainingPlan, which: number): PriorExampleArrays {
  const random = new RandomDraws(plan.seed, firstStream + which);
  return priorExampleArrays(
    Array.from({ length: plan.batchSize * plan.taskIterations }, () => syntheticExample(random)),
  );
}

/** A task of a plan; an engine starts it from `parameters`. */
export function pretrainingTask(
  plan: PretrainingPlan,
  series: PriorExampleArrays,
  parameters: Float64Array,
): EngineTask {
  return {
    ...series,
    network: plan.network,
    members: plan.members,
    parameters,
    learningRate: plan.learningRate,
    schedule: {
      kind: 'cosine',
      warmUpIterations: Math.ceil(warmUp * plan.iterations),
      iterations: plan.iterations,
      lastFraction,
    },
    clipNorm: 1,
    answers: 'last',
    loss: { kind: 'absolute' },
    miniBatches: { size: plan.batchSize, seed: plan.seed },
  };
}

/** Draws a series that the prior can learn from. */
export function syntheticExample(random: RandomDraws): PriorExample {
  for (;;) {
    const known = historyLength(random);
    const values = syntheticSeries(random, known + priorSteps, known);
    if (isUsable(values, known)) {
      return { values, known, empty: emptySteps(random) };
    }
  }
}

/** Each order of magnitude of lengths as likely as the next: short histories are most in need of a prior. */
function historyLength(random: RandomDraws): number {
  const { window } = priorReading;
  return random.chance(longHistories)
    ? window + random.integer(0, window)
    : Math.round(random.logUniform(fewestValues, window));
}

function emptySteps(random: RandomDraws): number {
  return random.chance(wholeWindows) ? priorReading.window : random.integer(0, fewEmptySteps);
}

function isUsable(values: Float64Array, known: number): boolean {
  const unit = meanAbsoluteDifference(values.subarray(Math.max(known - priorReading.window, 0), known), 1);
  const last = values[known - 1];
  for (let step = 1; step <= priorSteps; step++) {
    if (!(Math.abs(values[known + step - 1] - last) <= largestTarget * unit * Math.sqrt(step))) {
      return false;
    }
  }
  return unit > 0;
}
