import type { BackendReport } from '../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../src/shared/model/engineState.ts';
import type { Engine } from './engine.ts';
import type { EngineTask } from './engineTask.ts';

/** An engine that reckons how long its iterations take, over all the tasks it is given; all else is the other engine's. */
export class TimedEngine implements Engine {
  readonly #engine: Engine;
  #milliseconds = 0;
  #iterations = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The mean over all iterations until now; `null` before the first. */
  get msPerIteration(): number | null {
    return this.#iterations === 0 ? null : this.#milliseconds / this.#iterations;
  }

  get report(): BackendReport {
    return this.#engine.report;
  }

  set report(report: BackendReport) {
    this.#engine.report = report;
  }

  prepare(task: EngineTask): Promise<void> {
    return this.#engine.prepare(task);
  }

  async run(iterations: number): Promise<Float64Array> {
    const began = performance.now();
    const losses = await this.#engine.run(iterations);
    this.#milliseconds += performance.now() - began;
    this.#iterations += iterations;
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
