import { drift } from '../evaluation/baselines/drift.ts';
import { seasonalNaive } from '../evaluation/baselines/seasonalNaive.ts';
import { evaluateForecaster } from '../model/forecaster/evaluateForecaster.ts';
import type { Prior } from '../model/prior.ts';
import { untrainedThetaForecaster } from '../model/priorForecaster.ts';
import { findSeasonLengths } from '../series/seasonLengths.ts';

/** Of longer series the last values are looked at: more would take longer than a keystroke. */
const mostValues = 120;
/** With fewer values nothing can be said of the errors. */
const fewestValues = 12;
/** So many of the prior's networks are asked: all four forecast as well, and take twice as long. */
const mostMembers = 2;
/** How many values are offered at most. */
const mostSteps = 5;
/** How far back the last values are forecast from, to see how good that is; each time costs some milliseconds. */
const origins = [1, 3, 5];
/** The forecast is to be so much better than repeating the last value ... */
const largestErrorShare = 0.75;
/** ... and its 80 % interval to reach no further than this share of the series' deviation. */
const largestReachShare = 0.5;
/** An 80 % interval of normal errors, in deviations. */
const reachOfErrors = 1.2816;

type Method = (history: Float64Array, horizon: number) => Float64Array;

/**
 * The next values of a series, as many as are sure by what would have been said of the last ones: by the prior with the
 * Theta method, or a line or a season drawn on, whichever was nearest. None when none is sure, or when `isLate` says that
 * the answer would come too late.
 */
export function sureForecast(prior: Prior, values: Float64Array, isLate: () => boolean): number[] {
  const recent = values.slice(-mostValues);
  if (recent.length < fewestValues) {
    return [];
  }
  const period = findSeasonLengths(recent).at(-1)?.period ?? 1;
  const { predictor } = prior;
  const quick = { ...prior, predictor: { ...predictor, members: predictor.members.slice(0, mostMembers) } };
  const forecaster = untrainedThetaForecaster(quick, recent, period);
  const nonNegative = recent.every((value) => value >= 0);
  const methods: readonly Method[] = [
    (history, horizon) => evaluateForecaster({ ...forecaster, nonNegative }, history, horizon).forecast,
    (history, horizon) => drift(history, horizon),
    (history, horizon) => seasonalNaive(history, horizon, period),
  ];
  const repeated = squaresByStep((history, horizon) => seasonalNaive(history, horizon, 1), recent, isLate);
  let best = methods[0];
  let squares = repeated;
  for (const method of methods) {
    const own = squaresByStep(method, recent, isLate);
    if (rootMean(own.flat()) < rootMean(squares.flat())) {
      best = method;
      squares = own;
    }
  }
  if (isLate() || !(rootMean(squares.flat()) <= largestErrorShare * rootMean(repeated.flat()))) {
    return [];
  }
  const largestReach = largestReachShare * deviationOf(recent);
  const reach = (step: number) => reachOfErrors * rootMean(squares.slice(0, step + 1).flat());
  let sure = 0;
  while (sure < mostSteps && squares[sure].length > 0 && reach(sure) <= largestReach) {
    sure++;
  }
  const forecast = sure === 0 ? [] : [...best(recent, sure)];
  return isLate() ? [] : forecast;
}

/** `[step]` Squared errors of a method on the last values, each forecast from those before; none once it is late. */
function squaresByStep(method: Method, values: Float64Array, isLate: () => boolean): number[][] {
  const squares = Array.from({ length: mostSteps }, (): number[] => []);
  for (const ahead of origins) {
    if (isLate()) {
      break;
    }
    const origin = values.length - ahead;
    method(values.subarray(0, origin), ahead).forEach((value, step) => {
      squares[step].push((values[origin + step] - value) ** 2);
    });
  }
  return squares;
}

function rootMean(squares: readonly number[]): number {
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return rootMean(Array.from(values, (value) => (value - mean) ** 2));
}
