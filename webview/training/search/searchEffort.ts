import { minimumCount } from '../../../src/shared/series/seriesLimits.ts';

/** How much the search tries. */
export interface SearchEffort {
  readonly hiddenSize: number;
  /** Networks of an ensemble. */
  readonly members: number;
  /** Ensembles of each kind. */
  readonly groups: number;
  /** After how many iterations a training's weights are taken, ascending. */
  readonly stops: readonly number[];
  /** Forecasts of the backtest, at most. */
  readonly origins: number;
  /** Iterations in which the prior is trained on the series; 0 for not at all. */
  readonly tuning: number;
}

const hiddenSize = 12;
const pipelines = 5;

/** From little to much. */
const levels: readonly SearchEffort[] = [
  { hiddenSize, members: 4, groups: 1, stops: [20], origins: 3, tuning: 0 },
  { hiddenSize, members: 4, groups: 1, stops: [20, 60], origins: 4, tuning: 0 },
  { hiddenSize, members: 4, groups: 1, stops: [20, 60], origins: 6, tuning: 0 },
  { hiddenSize, members: 4, groups: 1, stops: [20, 60, 200], origins: 6, tuning: 0 },
  { hiddenSize, members: 8, groups: 1, stops: [20, 60, 200], origins: 8, tuning: 0 },
  { hiddenSize, members: 8, groups: 1, stops: [20, 60, 200], origins: 12, tuning: 0 },
  { hiddenSize, members: 16, groups: 1, stops: [20, 60, 200], origins: 12, tuning: 0 },
  { hiddenSize, members: 16, groups: 1, stops: [20, 60, 200], origins: 16, tuning: 10 },
  { hiddenSize, members: 16, groups: 2, stops: [20, 60, 200], origins: 16, tuning: 10 },
  { hiddenSize, members: 32, groups: 2, stops: [20, 60, 200], origins: 24, tuning: 10 },
];

/** Seconds that a step of four networks takes in an iteration, and a member's step in a forecast: cautious figures. */
const secondsPerTrainingStep = 150e-9;
const secondsPerForecastStep = 1e-6;
/** Seconds that an iteration takes in which the prior is trained on the series. */
const secondsPerTuning = 0.01;

/**
 * The most that a budget allows for a series of `count` values, of which `companions` others were selected with it. By reckoning, not by the clock, so that the same search
 * comes to the same forecast everywhere; at least the least.
 */
export function searchEffort(count: number, companions: number, budgetSeconds: number): SearchEffort {
  const affordable = levels.filter((effort) => expectedSeconds(effort, count, companions) <= budgetSeconds);
  return affordable.at(-1) ?? levels[0];
}

/** What an effort should take. */
function expectedSeconds(
  { members, groups, stops, origins, tuning }: SearchEffort,
  count: number,
  companions: number,
): number {
  // Learning from several series at once takes about as long as all the rest.
  const fits = (companions === 0 ? 1 : 2) * pipelines * groups * (origins + 1);
  const length = Math.max(count, minimumCount);
  const training = (members / 4) * Math.max(...stops) * secondsPerTrainingStep;
  const forecasting = members * stops.length * secondsPerForecastStep;
  return fits * length * (training + forecasting) + (origins + 1) * tuning * secondsPerTuning;
}
