import type { PredictionInterval } from './predictionInterval.ts';

/** The share of values that lie within the interval of their step. */
export function coverage(actual: ArrayLike<number>, { lower, upper }: PredictionInterval): number {
  let covered = 0;
  for (let step = 0; step < actual.length; step++) {
    if (lower[step] <= actual[step] && actual[step] <= upper[step]) {
      covered++;
    }
  }
  return covered / actual.length;
}
