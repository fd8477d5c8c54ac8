/** A forecast takes a level and a slope from the series: as many values less tell of the spread. */
const estimated = 2;

/**
 * How many times as wide an interval of this level is whose spread was estimated from `count` values as one of a known
 * spread: the quantile of Student's distribution over the normal one's, by its expansion in the degrees of freedom
 * (Abramowitz and Stegun 26.7.5). From 1 for many values; 1.1 for 14 of them and a level of 0.95.
 */
export function fewValuesStretch(level: number, count: number): number {
  const freedom = Math.max(count - estimated, 1);
  const square = normalQuantile((1 + level) / 2) ** 2;
  return 1 + (square + 1) / (4 * freedom) + (5 * square ** 2 + 16 * square + 3) / (96 * freedom ** 2);
}

/** The value that a standard normal one is below with a probability from 0.5, to 0.00045 (Abramowitz and Stegun 26.2.23). */
function normalQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.max(1 - probability, Number.MIN_VALUE)));
  return t - (2.515517 + 0.802853 * t + 0.010328 * t ** 2) / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3);
}
