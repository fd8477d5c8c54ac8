import type { BackendReport } from '../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../src/shared/model/engineState.ts';
import type { TrainingRequest } from '../../../src/shared/protocol.ts';
import type { EngineTask } from './engineTask.ts';

/**
 * Trains recurrent networks by gradient descent: back-propagation through time over whole series, Adam (beta 0.9 and
 * 0.999, epsilon 1e-8, as PyTorch). One engine holds one task at a time. Same task, same engine: the same bits, in one
 * call of `run` or in many, and from a state that was read.
 */
export interface Engine {
  /** Which engine this is, and why it was chosen; whoever chooses has the last word on the reason. */
  report: BackendReport;

  /** Takes a task, forgetting any before it; throws a sentence when it is not for this engine. */
  prepare(task: EngineTask): Promise<void>;

  /** Takes `iterations` Adam steps; returns the loss before each step, `[iteration, member]`. */
  run(iterations: number): Promise<Float64Array>;

  /** Copies everything that training has changed. */
  readState(): Promise<EngineState>;

  /** Goes on from a state of the same task's shape. */
  writeState(state: EngineState): Promise<void>;

  /**
   * One member's answers to the task's inputs under its current weights, shaped as the task's targets; zero past a
   * series' end.
   */
  predict(member: number): Promise<Float64Array>;

  /**
   * Feeds `warmUp` (`[time]`, network units) to the member with its best weights, then its own answers back to it;
   * returns the `horizon` answers, the first being the one to the last of `warmUp`. Throws unless the network answers
   * one number with one number.
   */
  rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array>;

  /** Frees what the engine holds; it takes no more calls. */
  dispose(): void;
}

/**
 * Where a search gets its engine, for many small trainings one after the other, and a run the one that looks at values held
 * out: work for which a GPU takes too long to ask.
 */
export interface SearchEngineSource {
  createForSearch(): Promise<Engine>;
}

/** Where a run gets its engines. */
export interface EngineSource {
  /** The engine for a task, by the person's choice and what this machine has. */
  create(request: TrainingRequest, task: EngineTask): Promise<Engine>;
  /** The engine to go on with after `failed` threw `error`; throws when there is none. */
  replace(failed: Engine, error: unknown): Promise<Engine>;
}
