/** The last value again and again: the best forecast of a random walk. */
export function naive(history: Float64Array, horizon: number): Float64Array {
  return new Float64Array(horizon).fill(history[history.length - 1]);
}
