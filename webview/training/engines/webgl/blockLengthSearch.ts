import { evenBlocks } from './taskPlan.ts';

/** How much longer or shorter the next length to be tried is. */
const stride = 1.5;
/** Timings of a length, of which the shortest counts: the first ones compile programs and make textures. */
const samples = 3;
/** A length whose iterations are this slow gets one timing less. */
const slowMs = 50;
/** A timing spans about this long, so that many short iterations overlap as they do in training. */
const sampleMs = 10;
const mostIterations = 8;

/** A block length and what an iteration took with it. */
export interface Trial {
  readonly blockSteps: number;
  readonly ms: number;
}

/**
 * Looks for the block length with which iterations take least time: goes from a first guess to longer blocks as long as
 * they are faster, or else to shorter ones. What is timed are iterations of the training itself, for the length of blocks
 * changes nothing but the time they take.
 */
export class BlockLengthSearch {
  readonly #steps: number;
  readonly #largest: number;
  readonly #trials: Trial[] = [];
  #current: number | null;
  #timings: number[] = [];

  /** For series of `steps`, in blocks of at most `largest`. */
  constructor(steps: number, largest: number, guess: number) {
    this.#steps = steps;
    this.#largest = largest;
    this.#current = this.#length(guess);
  }

  /** The block length to time next, and over how many iterations; `null` when the search is over. */
  get next(): { readonly blockSteps: number; readonly iterations: number } | null {
    if (this.#current === null) {
      return null;
    }
    const iterations = Math.round(sampleMs / Math.max(1e-3, Math.min(...this.#timings)));
    return { blockSteps: this.#current, iterations: Math.max(1, Math.min(mostIterations, iterations)) };
  }

  /** Notes what an iteration with the length to be timed took. */
  record(ms: number): void {
    if (this.#current === null) {
      throw new Error('The search for a block length is over.');
    }
    this.#timings.push(ms);
    const least = Math.min(...this.#timings);
    if (this.#timings.length >= samples - (least > slowMs ? 1 : 0)) {
      this.#trials.push({ blockSteps: this.#current, ms: least });
      this.#timings = [];
      this.#current = this.#following();
    }
  }

  /** What was tried, the fastest first. */
  get trials(): readonly Trial[] {
    return [...this.#trials].sort((first, second) => first.ms - second.ms);
  }

  #following(): number | null {
    const [{ blockSteps: best }] = this.trials;
    const longer = this.#length(best * stride);
    if (longer > best && !this.#trials.some(({ blockSteps }) => blockSteps > best)) {
      return longer;
    }
    const shorter = this.#length(best / stride);
    return shorter < best && !this.#trials.some(({ blockSteps }) => blockSteps < best) ? shorter : null;
  }

  #length(wanted: number): number {
    return evenBlocks(this.#steps, Math.max(1, Math.min(this.#largest, Math.round(wanted)))).blockSteps;
  }
}
