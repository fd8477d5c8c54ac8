import { deseasonalise, seasonalIndices } from '../../../src/shared/series/seasonalIndices.ts';
import type { RandomDraws } from './randomDraws.ts';
import {
  dampedTrend,
  type Innovation,
  meanReverting,
  momentum,
  noisyCycle,
  type Process,
  steadyWave,
} from './syntheticProcesses.ts';

/** How often each process is drawn. */
const processes: readonly (readonly [weight: number, process: Process])[] = [
  [0.49, dampedTrend],
  [0.22, momentum],
  [0.13, meanReverting],
  [0.12, noisyCycle],
  [0.04, steadyWave],
];

/** How often each season's length is drawn. */
const seasons: readonly (readonly [weight: number, period: number])[] = [
  [0.45, 4],
  [0.4, 12],
  [0.1, 7],
  [0.05, 24],
];
/** Seasons that must be known before one is looked for. */
const fewestSeasons = 3;

/** Share of trends that lead up, as most series that people keep do. */
const upwards = 0.68;
/** Share of series with hardly any noise. */
const quiet = 0.08;
/** Farthest, as a logarithm, that an exponential leads from the last known value. */
const farthest = 4;

/**
 * Draws a series of `length` values, its season taken out, the last `length - known` of which are to be forecast: what the prior
 * learns from. Its level and scale mean nothing, since the prior's encoding takes them out; its shape covers what series
 * of businesses, economies and measurements do: trends and noise in all proportions, growth in proportion to the level,
 * level shifts, outliers, breaks, rounding. All values are finite.
 */
export function syntheticSeries(random: RandomDraws, length: number, known: number): Float64Array {
  const innovation = random.chance(quiet) ? hushed(random, drawInnovation(random)) : drawInnovation(random);
  const values = new Float64Array(length);
  random.weighted(processes)(random, innovation, values);
  if (random.chance(0.2)) {
    addAnother(random, values, known);
  }
  if (random.chance(0.15)) {
    addNoise(random, innovation, values, known);
  }
  const spread = stepSpread(values, known);
  if (random.chance(0.12)) {
    shiftLevel(random, values, spread);
  }
  if (random.chance(0.12)) {
    breakTrend(random, values, spread);
  }
  if (random.chance(0.12)) {
    addOutliers(random, values, spread);
  }
  if (leadsUp(values, known) !== random.chance(upwards)) {
    for (let t = 0; t < length; t++) {
      values[t] = -values[t];
    }
  }
  if (random.chance(0.45)) {
    exponentiate(random, values, known);
  }
  if (random.chance(0.1)) {
    round(random, values, known);
  }
  if (random.chance(0.12)) {
    addFaintSeason(random, values, known);
  }
  return random.chance(0.35) ? withoutEstimatedSeason(random, values, known) : values;
}

/** Normal innovations, or ones with fatter tails, or such that come in quiet and in busy times. */
function drawInnovation(random: RandomDraws): Innovation {
  return random.weighted<Innovation>([
    [0.55, () => random.normal()],
    [0.2, () => random.laplace()],
    // Mixtures of normals: every tenth or so is several times as large.
    [0.15, mixture(random)],
    [0.1, changingSpread(random)],
  ]);
}

/** Nearly none of it, so that the process goes on nearly as its parameters say: what machines and accounts do. */
function hushed(random: RandomDraws, innovation: Innovation): Innovation {
  const size = random.logUniform(0.01, 0.3);
  return () => size * innovation();
}

function mixture(random: RandomDraws): Innovation {
  const share = random.uniform(0.03, 0.15);
  const factor = random.uniform(3, 8);
  return () => (random.chance(share) ? factor : 1) * random.normal();
}

/** The spread's logarithm is an autoregression: stochastic volatility (Taylor 1982). */
function changingSpread(random: RandomDraws): Innovation {
  const carry = random.uniform(0.8, 0.98);
  const change = random.uniform(0.1, 0.4);
  let logarithm = 0;
  return () => {
    logarithm = carry * logarithm + change * random.normal();
    return Math.exp(logarithm) * random.normal();
  };
}

/** Adds the path of a second process, its steps brought to a random size beside those of the first. */
function addAnother(random: RandomDraws, values: Float64Array, known: number): void {
  const other = new Float64Array(values.length);
  random.weighted(processes)(random, drawInnovation(random), other);
  const factor = (random.logUniform(0.2, 2) * stepSpread(values, known)) / (stepSpread(other, known) || 1);
  for (let t = 0; t < values.length; t++) {
    values[t] += factor * other[t];
  }
}

/** Errors of measurement, which the process does not remember. */
function addNoise(random: RandomDraws, innovation: Innovation, values: Float64Array, known: number): void {
  const size = random.logUniform(0.2, 2) * stepSpread(values, known);
  for (let t = 0; t < values.length; t++) {
    values[t] += size * innovation();
  }
}

function shiftLevel(random: RandomDraws, values: Float64Array, spread: number): void {
  const size = random.logUniform(2, 15) * spread * random.normal();
  for (let t = random.integer(1, values.length - 1); t < values.length; t++) {
    values[t] += size;
  }
}

function breakTrend(random: RandomDraws, values: Float64Array, spread: number): void {
  const slope = random.logUniform(0.05, 1) * spread * random.normal();
  const start = random.integer(1, values.length - 1);
  for (let t = start; t < values.length; t++) {
    values[t] += slope * (t - start);
  }
}

function addOutliers(random: RandomDraws, values: Float64Array, spread: number): void {
  for (let count = random.integer(1, 3); count > 0; count--) {
    values[random.integer(0, values.length - 1)] += random.logUniform(3, 20) * spread * random.normal();
  }
}

/** Makes the steps grow with the level, over a random range of levels; few series of this kind fall to nothing. */
function exponentiate(random: RandomDraws, values: Float64Array, known: number): void {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let t = 0; t < known; t++) {
    low = Math.min(low, values[t]);
    high = Math.max(high, values[t]);
  }
  const factor = high > low ? random.logUniform(0.05, 2.5) / (high - low) : 0;
  const last = values[known - 1];
  for (let t = 0; t < values.length; t++) {
    values[t] = Math.exp(Math.min(Math.max(factor * (values[t] - last), -farthest), farthest));
  }
}

function round(random: RandomDraws, values: Float64Array, known: number): void {
  const unit = random.logUniform(0.1, 2) * stepSpread(values, known);
  if (unit > 0) {
    for (let t = 0; t < values.length; t++) {
      values[t] = unit * Math.round(values[t] / unit);
    }
  }
}

/** A season that is too faint to be found, and so is not taken out. */
function addFaintSeason(random: RandomDraws, values: Float64Array, known: number): void {
  const size = random.logUniform(0.1, 1) * stepSpread(values, known);
  const season = Float64Array.from({ length: random.weighted(seasons) }, () => size * random.normal());
  for (let t = 0; t < values.length; t++) {
    values[t] += season[t % season.length];
  }
}

/**
 * What taking out a season leaves that was estimated from few years: too little noise in what is known, and too much in
 * what is to come. It does not matter whether there was a season, since it would be taken out whole.
 */
function withoutEstimatedSeason(random: RandomDraws, values: Float64Array, known: number): Float64Array {
  const period = random.weighted(seasons);
  return known < fewestSeasons * period
    ? values
    : deseasonalise(values, seasonalIndices(values.subarray(0, known), period, 'additive'));
}

function leadsUp(values: Float64Array, known: number): boolean {
  return values[known - 1] > values[0];
}

/** The mean absolute step of the known values. */
function stepSpread(values: Float64Array, known: number): number {
  let sum = 0;
  for (let t = 1; t < known; t++) {
    sum += Math.abs(values[t] - values[t - 1]);
  }
  return sum / (known - 1);
}
