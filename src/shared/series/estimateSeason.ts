import { type SeasonKind, type SeasonWeighting, seasonalEffects } from './seasonalIndices.ts';

/** How the season of one series is best taken out. */
export interface EstimatedSeason extends Required<SeasonWeighting> {
  readonly kind: SeasonKind;
}

/** Whole seasons that it takes to see one, and to see one change. */
const fewestSeasons = 3;
const memories = [1, 0.7, 0.4];
/** Share of the error of equal weights that others must come below: chance alone lets one of them be better. */
const clearlyBetter = 0.8;
/** Relative to the sum of the values: errors below are rounding. */
const roundingError = 1e-9;
/** What a season is shrunk by, in multiples of James and Stein's estimate: chosen on the accuracy tasks. */
const shrinkage = 2;

/**
 * Estimates how a season of this length acts on the values, whether it changes, and how far it can be believed; `null`
 * when there are less than three periods of values, or when chance alone may have made it.
 *
 * Positive values have a multiplicative season, as in the competitions' benchmarks, unless one that is added foresees the
 * seasons clearly better. The memory is that with the least
 * error when each season is foreseen from those before. The strength is shrinkage after James and Stein, which helps
 * classical decomposition (Miller and Williams 2003, "Shrinkage estimators of time series seasonal factors"): the fewer
 * and the noisier the seasons, the less they are believed.
 */
export function estimateSeason(values: ArrayLike<number>, period: number): EstimatedSeason | null {
  if (period < 2 || values.length < fewestSeasons * period) {
    return null;
  }
  const kind = bestKind(values, period);
  const phases = effectsByPhase(values, period, kind).map(({ effects }) => effects);
  const memory = bestMemory(phases);
  const strength = believedShare(phases, memory);
  return strength > 0 ? { kind, memory, strength } : null;
}

function bestKind(values: ArrayLike<number>, period: number): SeasonKind {
  if (!Array.from(values).every((value) => value > 0)) {
    return 'additive';
  }
  const error = (kind: SeasonKind) =>
    effectsByPhase(values, period, kind).reduce((sum, phase) => sum + foresightError(phase, 1), 0);
  const size = Array.from(values).reduce((sum, value) => sum + value, 0);
  const multiplicative = error('multiplicative');
  return multiplicative > roundingError * size && error('additive') < clearlyBetter * multiplicative
    ? 'additive'
    : 'multiplicative';
}

/** `[phase]` */
function effectsByPhase(values: ArrayLike<number>, period: number, kind: SeasonKind): PhaseEffects[] {
  const phases = Array.from({ length: period }, () => ({ effects: [] as number[], sizes: [] as number[] }));
  const all = seasonalEffects(values, period, kind);
  for (let place = 0; place < all.length; place++) {
    const t = Math.floor(period / 2) + place;
    const { effects, sizes } = phases[t % period];
    effects.push(all[place]);
    sizes.push(kind === 'additive' ? 1 : values[t] / all[place]);
  }
  return phases;
}

function bestMemory(phases: readonly (readonly number[])[]): number {
  const errors = memories.map((memory) =>
    phases.reduce((sum, effects) => sum + foresightError({ effects, sizes: null }, memory), 0),
  );
  const best = errors.indexOf(Math.min(...errors));
  return errors[best] < clearlyBetter * errors[0] ? memories[best] : memories[0];
}

/** What a phase's season did, season after season. */
interface PhaseEffects {
  readonly effects: readonly number[];
  /** What an error in each amounts to in data units; `null` where all are 1. */
  readonly sizes: readonly number[] | null;
}

/** The sum of absolute errors when each of a phase's effects is foreseen from those before it. */
function foresightError({ effects, sizes }: PhaseEffects, memory: number): number {
  let error = 0;
  let sum = 0;
  let weights = 0;
  for (let season = 0; season < effects.length; season++) {
    error += weights > 0 ? (sizes?.[season] ?? 1) * Math.abs(sum / weights - effects[season]) : 0;
    sum = memory * sum + effects[season];
    weights = memory * weights + 1;
  }
  return error;
}

function believedShare(phases: readonly (readonly number[])[], memory: number): number {
  let squares = 0;
  let freedom = 0;
  let perEstimate = 0;
  const means = phases.map((effects) => {
    const weights = effects.map((_, season) => memory ** (effects.length - 1 - season));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = effects.reduce((sum, effect, season) => sum + weights[season] * effect, 0) / total;
    squares += effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0);
    freedom += effects.length - 1;
    perEstimate += weights.reduce((sum, weight) => sum + weight ** 2, 0) / total ** 2 / phases.length;
    return mean;
  });
  const centre = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const spread = means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / (means.length - 1);
  if (!(spread > 0)) {
    return 0;
  }
  const chance = (squares / freedom) * perEstimate;
  // Three phases or fewer cannot be shrunk to their mean with profit.
  const dimensions = Math.max(means.length - 3, 0) / (means.length - 1);
  return Math.max(0, 1 - (shrinkage * dimensions * chance) / spread);
}
