import type { BackendReport } from '../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../src/shared/model/engineState.ts';
import type { Engine } from './engine.ts';
import type { EngineTask } from './engineTask.ts';

/** An engine around another, which does everything that is not said otherwise. */
export abstract class WrappedEngine implements Engine {
  protected readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  get report(): BackendReport {
    return this.engine.report;
  }

  set report(report: BackendReport) {
    this.engine.report = report;
  }

  prepare(task: EngineTask): Promise<void> {
    return this.engine.prepare(task);
  }

  run(iterations: number): Promise<Float64Array> {
    return this.engine.run(iterations);
  }

  readState(): Promise<EngineState> {
    return this.engine.readState();
  }

  writeState(state: EngineState): Promise<void> {
    return this.engine.writeState(state);
  }

  predict(member: number): Promise<Float64Array> {
    return this.engine.predict(member);
  }

  rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array> {
    return this.engine.rollOut(member, warmUp, horizon);
  }

  dispose(): void {
    this.engine.dispose();
  }
}
