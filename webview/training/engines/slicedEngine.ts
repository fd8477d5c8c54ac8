import type { Engine } from './engine.ts';
import type { EngineTask } from './engineTask.ts';
import { WrappedEngine } from './wrappedEngine.ts';

/** A run is cut into slices of about this long. */
const sliceMs = 15;

/** An engine whose runs let others in, where the thread is not its own: the same bits, since a run may be cut anywhere. */
export class SlicedEngine extends WrappedEngine {
  readonly #turn: () => Promise<void>;
  /** Iterations of the next slice. */
  #slice = 1;

  /** `turn` is awaited between two slices. */
  constructor(engine: Engine, turn: () => Promise<void>) {
    super(engine);
    this.#turn = turn;
  }

  override prepare(task: EngineTask): Promise<void> {
    this.#slice = 1;
    return super.prepare(task);
  }

  override async run(iterations: number): Promise<Float64Array> {
    const parts: Float64Array[] = [];
    for (let left = iterations; left > 0; ) {
      const count = Math.min(this.#slice, left);
      const began = performance.now();
      parts.push(await this.engine.run(count));
      const msPerIteration = (performance.now() - began) / count;
      left -= count;
      // Grows at most fourfold, so that one lucky measurement does not make a slice that holds others up.
      this.#slice = Math.max(1, Math.min(4 * count, Math.floor(sliceMs / Math.max(msPerIteration, 1e-3))));
      if (left > 0) {
        await this.#turn();
      }
    }
    const losses = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    let place = 0;
    for (const part of parts) {
      losses.set(part, place);
      place += part.length;
    }
    return losses;
  }
}
