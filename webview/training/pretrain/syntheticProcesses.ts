import type { RandomDraws } from './randomDraws.ts';

/** Draws one innovation, of about unit spread. */
export type Innovation = () => number;

/** Fills `values` with a path of a process whose parameters it draws; its unit is the innovations' spread. */
export type Process = (random: RandomDraws, innovation: Innovation, values: Float64Array) => void;

/** Steps that a stationary process runs before its path starts, so that it does not start at its mean. */
const burnIn = 40;

/**
 * Exponential smoothing with a damped trend in its innovations form (Hyndman et al. 2008, ETS(A,Ad,N)), the trend
 * returning to a drift. Covers noise on a level (smoothing near 0), the random walk (smoothing 1) and local trends.
 */
export const dampedTrend: Process = (random, innovation, values) => {
  const smoothing = random.weighted([
    [0.35, () => random.uniform(0, 0.3)],
    [0.4, () => random.uniform(0.3, 1)],
    [0.25, () => random.uniform(0.9, 1.3)],
  ])();
  const trendSmoothing =
    smoothing *
    random.weighted([
      [0.4, () => 0],
      [0.4, () => random.logUniform(0.005, 0.3)],
      [0.2, () => random.uniform(0.1, 0.6)],
    ])();
  const damping = random.weighted([
    [0.3, () => 1],
    [0.4, () => random.uniform(0.85, 1)],
    [0.3, () => random.uniform(0.5, 0.9)],
  ])();
  const drift = random.chance(0.65) ? random.logUniform(0.03, 2.5) * random.normal() : 0;
  let level = 0;
  let trend = drift + (random.chance(0.45) ? random.logUniform(0.02, 3) * random.normal() : 0);
  for (let t = 0; t < values.length; t++) {
    const error = innovation();
    const ahead = drift + damping * (trend - drift);
    values[t] = level + ahead + error;
    level += ahead + smoothing * error;
    trend = ahead + trendSmoothing * error;
  }
};

/** A random walk with drift whose steps carry on: an ARIMA(1,1,1) (Box and Jenkins 1970). */
export const momentum: Process = (random, innovation, values) => {
  const carry = random.chance(0.7) ? random.uniform(0.1, 0.95) : random.uniform(-0.5, 0.2);
  const average = random.chance(0.5) ? random.uniform(-0.8, 0.3) : 0;
  const drift = random.chance(0.6) ? random.logUniform(0.02, 2) * random.normal() : 0;
  let level = 0;
  let step = 0;
  let before = 0;
  for (let t = -burnIn; t < values.length; t++) {
    const error = innovation();
    step = carry * step + error + average * before;
    before = error;
    if (t >= 0) {
      level += drift + step;
      values[t] = level;
    }
  }
};

/** Returns to a mean, or to a line: an autoregression of order 1. */
export const meanReverting: Process = (random, innovation, values) => {
  const carry = random.chance(0.5) ? random.uniform(0, 0.6) : random.uniform(0.6, 0.98);
  const slope = random.chance(0.55) ? random.logUniform(0.01, 1) * random.normal() : 0;
  let deviation = 0;
  for (let t = -burnIn; t < values.length; t++) {
    deviation = carry * deviation + innovation();
    if (t >= 0) {
      values[t] = deviation + slope * t;
    }
  }
};

/** A cycle of changing length and height: an autoregression of order 2 with complex roots (Yule 1927). */
export const noisyCycle: Process = (random, innovation, values) => {
  const modulus = 1 - random.logUniform(0.004, 0.3);
  const frequency = (2 * Math.PI) / random.logUniform(3.5, 45);
  const first = 2 * modulus * Math.cos(frequency);
  const second = -modulus * modulus;
  const noise = random.chance(0.5) ? random.logUniform(0.1, 2) : 0;
  let last = 0;
  let before = 0;
  for (let t = -2 * burnIn; t < values.length; t++) {
    const next = first * last + second * before + innovation();
    before = last;
    last = next;
    if (t >= 0) {
      values[t] = next + (noise > 0 ? noise * innovation() : 0);
    }
  }
};

/** A wave of fixed length, seldom its harmonic with it, under noise: what is left of seasons and what machines do. */
export const steadyWave: Process = (random, innovation, values) => {
  const frequency = (2 * Math.PI) / random.logUniform(3, 40);
  const phase = random.uniform(0, 2 * Math.PI);
  const height = random.logUniform(0.5, 12);
  const harmonic = random.chance(0.4) ? random.uniform(0.1, 0.7) * height : 0;
  const shift = random.uniform(0, 2 * Math.PI);
  for (let t = 0; t < values.length; t++) {
    const angle = frequency * t + phase;
    values[t] = height * Math.sin(angle) + harmonic * Math.sin(2 * angle + shift) + innovation();
  }
};
