/**
 * Sample autocorrelation at the lags 0 to `maximumLag`, `[lag]`: the sum of products of deviations from the mean of the
 * whole series, over the sum of their squares (Box and Jenkins 1970). All 0 but the first for a constant series.
 */
export function autocorrelation(values: ArrayLike<number>, maximumLag: number): Float64Array {
  const count = values.length;
  let mean = 0;
  for (let t = 0; t < count; t++) {
    mean += values[t] / count;
  }
  const deviations = Float64Array.from(values, (value) => value - mean);
  const correlations = new Float64Array(maximumLag + 1);
  for (let lag = 0; lag <= Math.min(maximumLag, count - 1); lag++) {
    for (let t = lag; t < count; t++) {
      correlations[lag] += deviations[t] * deviations[t - lag];
    }
  }
  const variance = correlations[0];
  correlations[0] = 1;
  for (let lag = 1; lag <= maximumLag; lag++) {
    correlations[lag] = variance > 0 ? correlations[lag] / variance : 0;
  }
  return correlations;
}
