import { evenlySpaced } from '../evenlySpaced.ts';

/** Keeps at most `most` values, evenly spaced, the first and the last among them. */
export function thinLosses(losses: Float64Array, most = 512): number[] {
  if (losses.length <= most) {
    return [...losses];
  }
  return evenlySpaced(0, losses.length - 1, most).map((place) => losses[place]);
}
