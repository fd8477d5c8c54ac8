import type { LossSeries } from '../charts/lossData.ts';

/** More points than a screen has pixels; beyond it the history is thinned. */
const mostPoints = 4096;
/** Of so many points the lowest and the highest are kept. */
const bucket = 4;

/** The losses of a run as they come in: bounded, whatever its length, and with every extreme kept. */
export class LossHistory {
  #iterations: number[] = [];
  #losses: number[] = [];

  /** Adds the losses of the iterations up to `iteration`; a run that went back to a checkpoint replaces what it repeats. */
  add(iteration: number, losses: ArrayLike<number>): void {
    const first = iteration - losses.length + 1;
    while (this.#iterations.length > 0 && this.#iterations[this.#iterations.length - 1] >= first) {
      this.#iterations.pop();
      this.#losses.pop();
    }
    for (let i = 0; i < losses.length; i++) {
      this.#iterations.push(first + i);
      this.#losses.push(losses[i]);
      if (this.#losses.length > mostPoints) {
        this.#thin();
      }
    }
  }

  /** All that is kept; the axis ends at `lastIteration`. */
  series(lastIteration: number): LossSeries {
    return { iterations: this.#iterations, losses: this.#losses, lastIteration };
  }

  /** The latest loss, `null` before the first. */
  latest(): number | null {
    return this.#losses.at(-1) ?? null;
  }

  #thin(): void {
    const iterations = [this.#iterations[0]];
    const losses = [this.#losses[0]];
    for (let start = 1; start < this.#losses.length; start += bucket) {
      const end = Math.min(start + bucket, this.#losses.length);
      let lowest = start;
      let highest = start;
      for (let i = start + 1; i < end; i++) {
        lowest = this.#losses[i] < this.#losses[lowest] ? i : lowest;
        highest = this.#losses[i] > this.#losses[highest] ? i : highest;
      }
      for (const index of new Set([Math.min(lowest, highest), Math.max(lowest, highest)])) {
        iterations.push(this.#iterations[index]);
        losses.push(this.#losses[index]);
      }
    }
    this.#iterations = iterations;
    this.#losses = losses;
  }
}

/** The losses that a model remembers: evenly spaced over its iterations, the first and the last among them. */
export function rememberedLosses(losses: readonly number[], iterations: number): LossSeries {
  const spacing = losses.length < 2 ? 0 : (iterations - 1) / (losses.length - 1);
  return { iterations: losses.map((_, i) => 1 + Math.round(i * spacing)), losses, lastIteration: iterations };
}
