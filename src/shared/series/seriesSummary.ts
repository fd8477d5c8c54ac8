/** What a model remembers of the numbers it was trained on; never the numbers themselves. */
export interface SeriesSummary {
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  /** Standard deviation of the population; 0 for a constant series. */
  readonly deviation: number;
}

/** Summarises at least one finite number. Sums about the first value, so that a high level costs no digits. */
export function summarise(values: ArrayLike<number>): SeriesSummary {
  const count = values.length;
  const first = values[0];
  let minimum = first;
  let maximum = first;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    minimum = Math.min(minimum, values[i]);
    maximum = Math.max(maximum, values[i]);
    sum += values[i] - first;
  }
  const mean = first + sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    squares += (values[i] - mean) ** 2;
  }
  return { count, minimum, maximum, mean, deviation: Math.sqrt(squares / count) };
}
