import { RandomGenerator } from '../model/randomGenerator.ts';

/** The tutorial's data. */
export interface NoisySine {
  /** sin(t) for t = 0, 0.2, ... with uniform noise: 400 values. */
  readonly values: Float64Array;
  /** The noiseless continuation of the values. */
  readonly truth: Float64Array;
  /** The noisy continuation of the values: 64 of them, two periods. */
  readonly validation: Float64Array;
}

const points = 400;
/** Two periods of 31.4 steps; more would only take longer. */
const validationPoints = 64;
const interval = 0.2;
/** The tutorial's noise: each value is moved by at most this much. */
const tutorialNoise = 0.1;
/** Keeps the noise independent of the initial weights drawn from the same seed. */
const noiseStream = 1;

/**
 * Makes the tutorial's data from a seed, `horizon` values of the sine that follows, and what is held out: noise drawn after
 * that of the data, so that the data are the tutorial's.
 */
export function noisySine(seed: number, horizon: number, noise = tutorialNoise): NoisySine {
  const random = new RandomGenerator(seed, noiseStream);
  const noisy = Float64Array.from(
    { length: points + validationPoints },
    (_, step) => Math.sin(step * interval) + random.uniform(-noise, noise),
  );
  return {
    values: noisy.slice(0, points),
    validation: noisy.slice(points),
    truth: Float64Array.from({ length: horizon }, (_, step) => Math.sin((points + step) * interval)),
  };
}
