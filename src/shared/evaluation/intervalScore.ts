import type { PredictionInterval } from './predictionInterval.ts';
import { inUnitsOf } from './scaledError.ts';

/**
 * Mean scaled interval score (MSIS): the mean over the steps of the interval's width, plus `2 / (1 - level)` times the
 * distance of a value outside from the interval, in units of `scale`, which is `seasonalNaiveError` of the history
 * (Gneiting and Raftery 2007, "Strictly proper scoring rules"; scaled as in the M4 competition).
 */
export function intervalScore(
  actual: ArrayLike<number>,
  { level, lower, upper }: PredictionInterval,
  scale: number,
): number {
  const penalty = 2 / (1 - level);
  let sum = 0;
  for (let step = 0; step < actual.length; step++) {
    const outside = Math.max(lower[step] - actual[step], actual[step] - upper[step], 0);
    sum += upper[step] - lower[step] + penalty * outside;
  }
  return inUnitsOf(scale, sum / actual.length);
}
