import { coverage } from '../../../src/shared/evaluation/coverage.ts';
import { intervalScore } from '../../../src/shared/evaluation/intervalScore.ts';
import {
  type CompetitionErrors,
  overallWeightedAverage,
} from '../../../src/shared/evaluation/overallWeightedAverage.ts';
import type { PredictionInterval } from '../../../src/shared/evaluation/predictionInterval.ts';
import { scaledError, seasonalNaiveError } from '../../../src/shared/evaluation/scaledError.ts';
import { symmetricPercentageError } from '../../../src/shared/evaluation/symmetricPercentageError.ts';
import type { AccuracyTask } from './accuracyTask.ts';
import type { ForecastAnswer } from './forecastMethods.ts';
import { gaussianSeasonalNaive } from './gaussianSeasonalNaive.ts';

/** How one task went. */
export interface TaskResult extends CompetitionErrors {
  readonly task: AccuracyTask;
  readonly coverage80: number;
  readonly coverage95: number;
  readonly msis95: number;
  /** `msis95` of the seasonal naive method with Gaussian intervals, what intervals must not be worse than. */
  readonly seasonalNaiveMsis95: number;
  readonly seconds: number;
  /** What the season finder found, shortest first. */
  readonly periods: readonly number[];
}

/** Errors with their OWA. */
export interface RelativeErrors extends CompetitionErrors {
  readonly owa: number;
}

/** Means over the tasks of a set; OWA is of the means, as in the M4 competition. */
export interface SetSummary extends RelativeErrors {
  readonly tasks: number;
  readonly coverage80: number;
  readonly coverage95: number;
  readonly msis95: number;
  readonly seasonalNaiveMsis95: number;
  readonly secondsPerSeries: number;
  readonly medianSeconds: number;
  /** Shares of the tasks whose given period was found (none, where it is 1), that none was found for, or another. */
  readonly periodFound: { readonly given: number; readonly none: number; readonly other: number };
  /** Methods that every task of the set knows the errors of. */
  readonly reference: Readonly<Record<string, RelativeErrors>>;
}

/** Levels of the intervals that are scored. */
export const levels = [0.8, 0.95] as const;

/** Scores an answer; throws when it is not finite or its intervals do not hold its point. */
export function scoreTask(
  task: AccuracyTask,
  { point, intervals }: ForecastAnswer,
  seconds: number,
  periods: readonly number[],
): TaskResult {
  checkAnswer(task, point, intervals);
  const { history, future, period, horizon } = task;
  const scale = seasonalNaiveError(history, period);
  return {
    task,
    smape: symmetricPercentageError(future, point),
    mase: scaledError(future, point, scale),
    coverage80: coverage(future, intervals[0]),
    coverage95: coverage(future, intervals[1]),
    msis95: intervalScore(future, intervals[1], scale),
    seasonalNaiveMsis95: intervalScore(future, gaussianSeasonalNaive(history, horizon, period, levels[1]), scale),
    seconds,
    periods,
  };
}

/** Sums up the results of one set, at least one. */
export function summariseSet(results: readonly TaskResult[]): SetSummary {
  const mean = (of: (result: TaskResult) => number) =>
    results.reduce((sum, each) => sum + of(each), 0) / results.length;
  const reference = (method: string): CompetitionErrors => ({
    smape: mean(({ task }) => task.reference[method].smape),
    mase: mean(({ task }) => task.reference[method].mase),
  });
  const naive2 = reference('naive2');
  const relative = (errors: CompetitionErrors) => ({ ...errors, owa: overallWeightedAverage(errors, naive2) });
  const methods = Object.keys(results[0].task.reference).filter((method) =>
    results.every(({ task }) => task.reference[method] !== undefined),
  );
  return {
    tasks: results.length,
    ...relative({ smape: mean((each) => each.smape), mase: mean((each) => each.mase) }),
    coverage80: mean((each) => each.coverage80),
    coverage95: mean((each) => each.coverage95),
    msis95: mean((each) => each.msis95),
    seasonalNaiveMsis95: mean((each) => each.seasonalNaiveMsis95),
    secondsPerSeries: mean((each) => each.seconds),
    medianSeconds: median(results.map((each) => each.seconds)),
    periodFound: {
      given: mean((each) => (foundPeriod(each) === 'given' ? 1 : 0)),
      none: mean((each) => (foundPeriod(each) === 'none' ? 1 : 0)),
      other: mean((each) => (foundPeriod(each) === 'other' ? 1 : 0)),
    },
    reference: Object.fromEntries(methods.map((method) => [method, relative(reference(method))])),
  };
}

/** What a series adds to the OWA of its set, and what `naive2` adds to its own, which sums to 1. */
export interface Addition {
  readonly result: TaskResult;
  readonly owa: number;
  readonly naive2: number;
}

/** What the series of one set add, the most first. */
export function additions(results: readonly TaskResult[]): readonly Addition[] {
  const sum = (of: (result: TaskResult) => number) => results.reduce((total, each) => total + of(each), 0);
  const smape = sum(({ task }) => task.reference.naive2.smape);
  const mase = sum(({ task }) => task.reference.naive2.mase);
  const added = (errors: CompetitionErrors) => (errors.smape / smape + errors.mase / mase) / 2;
  return results
    .map((result) => ({ result, owa: added(result), naive2: added(result.task.reference.naive2) }))
    .sort((a, b) => b.owa - a.owa);
}

function foundPeriod({ task, periods }: TaskResult): 'given' | 'none' | 'other' {
  const given = task.period === 1 ? periods.length === 0 : periods.includes(task.period);
  return given ? 'given' : periods.length === 0 ? 'none' : 'other';
}

function checkAnswer(
  { id, horizon }: AccuracyTask,
  point: Float64Array,
  intervals: readonly PredictionInterval[],
): void {
  if (point.length !== horizon || !point.every(Number.isFinite)) {
    throw new Error(`The forecast of ${id} is not ${horizon} finite numbers: ${point.join(', ')}.`);
  }
  for (const { level, lower, upper } of intervals) {
    const step = point.findIndex(
      (value, each) =>
        !(lower[each] <= value && value <= upper[each] && Number.isFinite(lower[each]) && Number.isFinite(upper[each])),
    );
    if (step >= 0) {
      throw new Error(
        `The ${100 * level} % interval of ${id} at step ${step + 1}, ${lower[step]} to ${upper[step]}, does not hold ${point[step]}.`,
      );
    }
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
