/** What the newest value counts in a level that a direct network reads, against all before it. */
export const levelSmoothing = { slowLevel: 0.1, fastLevel: 0.3 } as const;

/**
 * `[step]` The exponentially weighted mean of the values up to each: simple exponential smoothing (Brown 1959) with weights
 * that sum to 1 from the first value on.
 */
export function smoothed(values: Float64Array, smoothing: number): Float64Array {
  let sum = 0;
  let weight = 0;
  return values.map((value) => {
    sum = (1 - smoothing) * sum + value;
    weight = (1 - smoothing) * weight + 1;
    return sum / weight;
  });
}
