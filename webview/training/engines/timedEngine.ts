import { WrappedEngine } from './wrappedEngine.ts';

/** An engine that reckons how long its iterations take, over all the tasks it is given. */
export class TimedEngine extends WrappedEngine {
  #milliseconds = 0;
  #iterations = 0;

  /** The mean over all iterations until now; `null` before the first. */
  get msPerIteration(): number | null {
    return this.#iterations === 0 ? null : this.#milliseconds / this.#iterations;
  }

  override async run(iterations: number): Promise<Float64Array> {
    const began = performance.now();
    const losses = await this.engine.run(iterations);
    this.#milliseconds += performance.now() - began;
    this.#iterations += iterations;
    return losses;
  }
}
