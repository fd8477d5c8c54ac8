import { minimumCount } from '../../../src/shared/series/seriesLimits.ts';

/** How much the search tries. */
export interface SearchEffort {
  /** Hidden units of the ensembles of each kind. */
  readonly sizes: readonly number[];
  /** Networks of an ensemble. */
  readonly members: number;
  /** After how many iterations a training's weights are taken, ascending. */
  readonly stops: readonly number[];
  /** Forecasts of the backtest, at most. */
  readonly origins: number;
  /** Iterations in which the prior is trained on the series; 0 for not at all. */
  readonly tuning: number;
}

/** Forecasts that intervals rest on at the most: for 95 % it takes 20. */
export const mostOrigins = 24;
/** Without any training the rest is tried at all origins. */
const untrained: SearchEffort = { sizes: [], members: 0, stops: [], origins: mostOrigins, tuning: 0 };

const pipelines = 5;

/** From little to much. */
const levels: readonly SearchEffort[] = [
  { sizes: [12], members: 4, stops: [20], origins: 3, tuning: 0 },
  { sizes: [12], members: 4, stops: [20, 60], origins: 4, tuning: 0 },
  { sizes: [12], members: 4, stops: [20, 60], origins: 6, tuning: 0 },
  { sizes: [12], members: 4, stops: [20, 60, 200], origins: 6, tuning: 0 },
  { sizes: [12], members: 8, stops: [20, 60, 200], origins: 8, tuning: 0 },
  { sizes: [12], members: 8, stops: [20, 60, 200], origins: 12, tuning: 0 },
  { sizes: [12, 6], members: 8, stops: [20, 60, 200], origins: 12, tuning: 0 },
  { sizes: [12, 6], members: 8, stops: [20, 60, 200], origins: 12, tuning: 10 },
  { sizes: [12, 6, 24], members: 16, stops: [20, 60, 200], origins: 16, tuning: 10 },
  { sizes: [12, 6, 24], members: 32, stops: [20, 60, 200], origins: 24, tuning: 10 },
];

/** How many times its budget a search may take before it does without networks of its own. */
const mostTimesBudget = 4;

/** Seconds that a step of four networks of twelve units takes in an iteration, and a member's step in a forecast: cautious figures. */
const secondsPerTrainingStep = 150e-9;
const secondsPerForecastStep = 1e-6;
/** Seconds that an iteration takes in which the prior is trained on the series. */
const secondsPerTuning = 0.01;

/**
 * The most that a budget allows for a series of `count` values with which `companions` others were selected. By
 * reckoning, not by the clock, so that the same search comes to the same forecast everywhere. A series that is too long for
 * the budget has no networks of its own, and without a budget none has.
 */
export function searchEffort(count: number, companions: number, budgetSeconds: number): SearchEffort {
  if (budgetSeconds === 0) {
    return untrained;
  }
  const affordable = levels.filter((effort) => expectedSeconds(effort, count, companions) <= budgetSeconds);
  const [least] = levels;
  const isTooMuch = expectedSeconds(least, count, companions) > mostTimesBudget * budgetSeconds;
  return affordable.at(-1) ?? (isTooMuch ? { ...least, sizes: [] } : least);
}

/** What an effort should take. */
function expectedSeconds(
  { sizes, members, stops, origins, tuning }: SearchEffort,
  count: number,
  companions: number,
): number {
  // Learning from several series at once takes about as long as all the rest.
  const fits = (companions === 0 ? 1 : 2) * pipelines * (origins + 1);
  const length = Math.max(count, minimumCount);
  const work = sizes.reduce((sum, size) => sum + workOf(size), 0);
  const training = work * (members / 4) * Math.max(...stops) * secondsPerTrainingStep;
  const forecasting = work * members * stops.length * secondsPerForecastStep;
  return fits * length * (training + forecasting) + (origins + 1) * tuning * secondsPerTuning;
}

/** What a network of so many units costs in units of one of twelve: padding and activations besides its square. */
function workOf(size: number): number {
  return 0.3 + 0.7 * (Math.ceil(size / 4) / 3) ** 2;
}
