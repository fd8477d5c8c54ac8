import type { Gap } from './gaps.ts';

/** A value that juts out of its neighbours by more than this many robust standard deviations of all values' jutting, */
const farDeviations = 8;
/** and by so many times as much as its neighbours do: at a step to another level both sides jut out alike. */
const loneliness = 1.5;
/** Where more than this share jut out, that is how the series is. */
const mostShare = 0.02;
/** So many values tell how far values jut out usually. */
const sampleSize = 10_001;
/** Fewer values tell nothing. */
const fewest = 12;
/** From the median absolute deviation to the standard deviation of a normal distribution. */
const normalDeviations = 1.4826;

/**
 * Indices of single values far from the middle of their two neighbours, in rising order. What comes back a season earlier or
 * later (`periods`, in steps) is none, nor is what was filled or stands beside it.
 */
export function findOutliers(
  values: ArrayLike<number>,
  gaps: readonly Gap[] = [],
  periods: readonly number[] = [],
): readonly number[] {
  const count = values.length;
  if (count < fewest) {
    return [];
  }
  const jut = (i: number) => (i < 1 || i > count - 2 ? 0 : values[i] - (values[i - 1] + values[i + 1]) / 2);
  const every = Math.max(1, Math.floor(count / sampleSize));
  const sample = Float64Array.from({ length: Math.floor((count - 2) / every) }, (_, i) => Math.abs(jut(1 + i * every)));
  const limit = farDeviations * normalDeviations * sample.sort()[sample.length >> 1];
  const found: number[] = [];
  // Where most values repeat their neighbours, every change would jut out.
  for (let i = 1; limit > 0 && i < count - 1; i++) {
    const far = jut(i);
    const besides = Math.max(Math.abs(jut(i - 1)), Math.abs(jut(i + 1)));
    if (Math.abs(far) > limit && Math.abs(far) >= loneliness * besides) {
      const recurs = periods.some((period) =>
        [jut(i - period), jut(i + period)].some((other) => 2 * (other / far) > 1),
      );
      if (!recurs) {
        found.push(i);
      }
    }
  }
  if (found.length > mostShare * count) {
    return [];
  }
  return found.filter((i) => !gaps.some(({ start, end }) => i >= start - 1 && i <= end));
}
