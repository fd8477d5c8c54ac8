import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import type { Handlers } from '../../../../src/shared/rpc.ts';
import type { Engine } from '../engine.ts';
import type { EngineTask } from '../engineTask.ts';

/** What an engine in a thread does for the side that holds it: as in `Engine`. */
export interface EngineMethods {
  prepare(task: EngineTask): void;
  run(iterations: number): Float64Array;
  readState(): EngineState;
  writeState(state: EngineState): void;
  predict(member: number): Float64Array;
  rollOut(member: number, warmUp: Float64Array, horizon: number): Float64Array;
}

/** The thread's side: answers with an engine that lives there. */
export function engineHandlers(engine: Engine): Handlers<EngineMethods> {
  return {
    prepare: (task) => engine.prepare(task),
    run: (iterations) => engine.run(iterations),
    readState: () => engine.readState(),
    writeState: (state) => engine.writeState(state),
    predict: (member) => engine.predict(member),
    rollOut: (member, warmUp, horizon) => engine.rollOut(member, warmUp, horizon),
  };
}
