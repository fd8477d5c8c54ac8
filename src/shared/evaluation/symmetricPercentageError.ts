/**
 * Symmetric mean absolute percentage error (sMAPE) on the scale from 0 to 200: the mean of
 * `200 |actual - forecast| / (|actual| + |forecast|)` over the steps (Makridakis and Hibon 2000, "The M3-Competition"). A
 * step where both are zero counts 0.
 */
export function symmetricPercentageError(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  let sum = 0;
  for (let step = 0; step < actual.length; step++) {
    const size = Math.abs(actual[step]) + Math.abs(forecast[step]);
    sum += size === 0 ? 0 : (200 * Math.abs(actual[step] - forecast[step])) / size;
  }
  return sum / actual.length;
}
