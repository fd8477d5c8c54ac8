import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';

/** Draws from the distributions that synthetic series are made of; the same seed and stream, the same draws. */
export class RandomDraws {
  readonly #generator: RandomGenerator;
  #spare: number | null = null;

  constructor(seed: number, stream = 0) {
    this.#generator = new RandomGenerator(seed, stream);
  }

  /** From `low` up to, not including, `high`. */
  uniform(low: number, high: number): number {
    return this.#generator.uniform(low, high);
  }

  /** From `low` (positive) to `high`, each order of magnitude as likely as the next. */
  logUniform(low: number, high: number): number {
    return low * (high / low) ** this.#generator.uniform(0, 1);
  }

  /** A whole number from `low` to `high`, both possible. */
  integer(low: number, high: number): number {
    return Math.floor(this.#generator.uniform(low, high + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.#generator.uniform(0, 1) < probability;
  }

  /** Standard normal, by Marsaglia's polar method (1964). */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    for (;;) {
      const x = this.#generator.uniform(-1, 1);
      const y = this.#generator.uniform(-1, 1);
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        this.#spare = y * factor;
        return x * factor;
      }
    }
  }

  /** Laplace of mean absolute value 1. */
  laplace(): number {
    const magnitude = -Math.log(1 - this.#generator.uniform(0, 1));
    return this.chance(0.5) ? magnitude : -magnitude;
  }

  /** One of the options, by their relative weights. */
  weighted<Option>(options: readonly (readonly [weight: number, option: Option])[]): Option {
    let left = this.#generator.uniform(
      0,
      options.reduce((sum, [weight]) => sum + weight, 0),
    );
    for (const [weight, option] of options) {
      left -= weight;
      if (left < 0) {
        return option;
      }
    }
    return options[options.length - 1][1];
  }
}
