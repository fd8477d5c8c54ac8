/** Seeds are whole numbers from 0 to this. */
export const largestSeed = 2 ** 32 - 1;

/**
 * A seeded generator of uniform numbers, the same on every machine: xoshiro128** (Blackman and Vigna 2018), its state
 * filled by splitmix32.
 */
export class RandomGenerator {
  readonly #state = new Uint32Array(4);

  /** `seed`: an integer; its lowest 32 bits count. Streams of one seed are independent of each other. */
  constructor(seed: number, stream = 0) {
    let counter = (seed ^ Math.imul(stream, 0x85ebca6b)) >>> 0;
    for (let i = 0; i < 4; i++) {
      counter = (counter + 0x9e3779b9) >>> 0;
      let mixed = counter;
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      this.#state[i] = mixed ^ (mixed >>> 15);
    }
  }

  /** A number from `low` up to, not including, `high`, with 32 random bits. */
  uniform(low: number, high: number): number {
    return low + ((high - low) * this.#next()) / 2 ** 32;
  }

  #next(): number {
    const state = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotateLeft(state[3], 11);
    return result;
  }
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
