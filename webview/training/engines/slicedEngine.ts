import type { BackendReport } from '../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../src/shared/model/engineState.ts';
import type { Engine } from './engine.ts';
import type { EngineTask } from './engineTask.ts';

/** A run is cut into slices of about this long. */
const sliceMs = 15;

/** An engine whose runs let others in, where the thread is not its own: the same bits, since a run may be cut anywhere. */
export class SlicedEngine implements Engine {
  readonly #engine: Engine;
  readonly #turn: () => Promise<void>;
  /** Iterations of the next slice. */
  #slice = 1;

  /** `turn` is awaited between two slices. */
  constructor(engine: Engine, turn: () => Promise<void>) {
    this.#engine = engine;
    this.#turn = turn;
  }

  get report(): BackendReport {
    return this.#engine.report;
  }

  prepare(task: EngineTask): Promise<void> {
    this.#slice = 1;
    return this.#engine.prepare(task);
  }

  async run(iterations: number): Promise<Float64Array> {
    const parts: Float64Array[] = [];
    for (let left = iterations; left > 0; ) {
      const count = Math.min(this.#slice, left);
      const began = performance.now();
      parts.push(await this.#engine.run(count));
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

  readState(): Promise<EngineState> {
    return this.#engine.readState();
  }

  writeState(state: EngineState): Promise<void> {
    return this.#engine.writeState(state);
  }

  predict(member: number): Promise<Float64Array> {
    return this.#engine.predict(member);
  }

  rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array> {
    return this.#engine.rollOut(member, warmUp, horizon);
  }

  dispose(): void {
    this.#engine.dispose();
  }
}
