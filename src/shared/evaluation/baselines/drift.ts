/** The line from the first value to the last, drawn on: a random walk with drift (Hyndman and Athanasopoulos, FPP3, 5.2). */
export function drift(history: Float64Array, horizon: number): Float64Array {
  const last = history.length - 1;
  const slope = last > 0 ? (history[last] - history[0]) / last : 0;
  return Float64Array.from({ length: horizon }, (_, step) => history[last] + slope * (step + 1));
}
