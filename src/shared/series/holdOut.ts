import { minimumCount } from './seriesLimits.ts';

/** Fewer than these say nothing. */
const fewest = 4;

/** A series in two: what a network is trained on, and what follows. */
export interface HeldOutSeries {
  readonly trained: Float64Array;
  /** Empty where nothing is held out. */
  readonly validation: Float64Array;
}

/**
 * Holds out the last of the values, a share of them from 0 to 1, rounded down; none where these would be fewer than four,
 * or fewer than `least` and those that a training takes would remain.
 */
export function holdOut(values: Float64Array, share: number, least = 0): HeldOutSeries {
  const count = Math.floor(share * values.length);
  const remaining = values.length - count;
  const end = count < fewest || remaining < Math.max(least, minimumCount) ? values.length : remaining;
  return { trained: values.slice(0, end), validation: values.slice(end) };
}
