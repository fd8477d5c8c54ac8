/** Keeps at most `most` values, evenly spaced, the first and the last among them. */
export function thinLosses(losses: Float64Array, most = 512): number[] {
  if (losses.length <= most) {
    return [...losses];
  }
  return Array.from({ length: most }, (_, i) => losses[Math.round((i * (losses.length - 1)) / (most - 1))]);
}
