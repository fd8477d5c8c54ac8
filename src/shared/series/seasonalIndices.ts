/** How a season acts on the level. */
export type SeasonKind = 'additive' | 'multiplicative';

/** What each phase of the season adds to the level, or what it multiplies the level by. */
export interface SeasonalIndices {
  readonly kind: SeasonKind;
  /**
   * `[phase]`, the phase of step t being `t mod period`: their mean is 0 when additive, 1 when multiplicative; in data
   * units when additive.
   */
  readonly indices: Float64Array;
}

/** How a season is estimated that changes in the course of time, or is known badly. */
export interface SeasonWeighting {
  /** What a season counts relative to the one after it, in (0, 1]: 1 where all count the same. */
  readonly memory?: number;
  /** What share of the estimated season is believed, in [0, 1]. */
  readonly strength?: number;
}

/**
 * Estimates a season by classical decomposition (ratio to moving average; Macaulay 1931, as R's `decompose`): the mean of
 * the differences from, or ratios to, a centred moving average over one period, phase by phase. Takes at least two periods
 * of values, so that every phase has one with a whole period around it, and positive ones for a multiplicative season.
 */
export function seasonalIndices(
  values: ArrayLike<number>,
  period: number,
  kind: SeasonKind,
  { memory = 1, strength = 1 }: SeasonWeighting = {},
): SeasonalIndices {
  if (values.length < 2 * period) {
    throw new Error(`A season of ${period} steps cannot be estimated from ${values.length} values.`);
  }
  const sums = new Float64Array(period);
  const weights = new Float64Array(period);
  const lastSeason = Math.floor((values.length - 1) / period);
  const effects = seasonalEffects(values, period, kind);
  for (let place = 0; place < effects.length; place++) {
    const t = Math.floor(period / 2) + place;
    const weight = memory === 1 ? 1 : memory ** (lastSeason - Math.floor(t / period));
    sums[t % period] += weight * effects[place];
    weights[t % period] += weight;
  }
  const raw = sums.map((sum, phase) => sum / weights[phase]);
  const mean = raw.reduce((sum, index) => sum + index, 0) / period;
  const indices = raw.map((index) =>
    kind === 'additive' ? strength * (index - mean) : 1 + strength * (index / mean - 1),
  );
  return { kind, indices };
}

/**
 * The difference from, or ratio to, the moving average at each step that has a whole period around it: from the step
 * `floor(period / 2)` on.
 */
export function seasonalEffects(values: ArrayLike<number>, period: number, kind: SeasonKind): Float64Array {
  const half = Math.floor(period / 2);
  const average = centredAverage(values, period);
  const effects = new Float64Array(Math.max(values.length - 2 * half, 0));
  for (let place = 0; place < effects.length; place++) {
    const t = half + place;
    effects[place] = kind === 'additive' ? values[t] - average[t] : values[t] / average[t];
  }
  return effects;
}

/** The level of values that follow `start` earlier steps, with the season taken out. */
export function deseasonalise(values: ArrayLike<number>, { kind, indices }: SeasonalIndices, start = 0): Float64Array {
  const period = indices.length;
  const levels = Float64Array.from(values);
  for (let t = 0; t < levels.length; t++) {
    const index = indices[(start + t) % period];
    levels[t] = kind === 'additive' ? levels[t] - index : levels[t] / index;
  }
  return levels;
}

/** Puts the season back on levels that follow `start` earlier steps; inverse of `deseasonalise`. */
export function reseasonalise(
  levels: ArrayLike<number>,
  { kind, indices }: SeasonalIndices,
  start: number,
): Float64Array {
  const period = indices.length;
  return Float64Array.from(levels, (level, step) => {
    const index = indices[(start + step) % period];
    return kind === 'additive' ? level + index : level * index;
  });
}

/**
 * `[time]` The mean over one period around each step; of an even period, the two outermost values count half each.
 * Defined from half a period after the first step to half a period before the last.
 */
function centredAverage(values: ArrayLike<number>, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const sums = movingSums(values, period);
  const average = new Float64Array(values.length);
  for (let t = half; t < values.length - half; t++) {
    const sum = sums[t - half];
    average[t] = (period % 2 === 0 ? (sum + sums[t - half + 1]) / 2 : sum) / period;
  }
  return average;
}

/**
 * `[start]` The sum of `count` values from each on, as far as there are so many. Each is the rest of one block of `count`
 * values and the beginning of the next, so that nothing is subtracted, and the time does not depend on `count`.
 */
function movingSums(values: ArrayLike<number>, count: number): Float64Array {
  const rest = new Float64Array(values.length);
  const beginning = new Float64Array(values.length);
  for (let t = values.length - 1; t >= 0; t--) {
    rest[t] = values[t] + (t + 1 < values.length && (t + 1) % count !== 0 ? rest[t + 1] : 0);
  }
  for (let t = 0; t < values.length; t++) {
    beginning[t] = values[t] + (t % count !== 0 ? beginning[t - 1] : 0);
  }
  const sums = new Float64Array(Math.max(values.length - count + 1, 0));
  for (let start = 0; start < sums.length; start++) {
    const end = beginning[start + count - 1];
    sums[start] = start % count === 0 ? end : rest[start] + end;
  }
  return sums;
}
