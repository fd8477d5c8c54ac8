import { RandomGenerator } from '../model/randomGenerator.ts';

/** The tutorial's data. */
export interface NoisySine {
  /** sin(t) for t = 0, 0.2, ... with uniform noise: 400 values. */
  readonly values: Float64Array;
  /** The noiseless continuation of the values. */
  readonly truth: Float64Array;
}

const points = 400;
const interval = 0.2;
/** The tutorial's noise: each value is moved by at most this much. */
const tutorialNoise = 0.1;
/** Keeps the noise independent of the initial weights drawn from the same seed. */
const noiseStream = 1;

/** Makes the tutorial's data from a seed, and `horizon` values of the sine that follows. */
export function noisySine(seed: number, horizon: number, noise = tutorialNoise): NoisySine {
  const random = new RandomGenerator(seed, noiseStream);
  return {
    values: Float64Array.from(
      { length: points },
      (_, step) => Math.sin(step * interval) + random.uniform(-noise, noise),
    ),
    truth: Float64Array.from({ length: horizon }, (_, step) => Math.sin((points + step) * interval)),
  };
}
