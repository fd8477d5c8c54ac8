import type { BackendReport } from '../../../src/shared/model/backendReport.ts';
import type { NetworkShape } from '../../../src/shared/model/networkShape.ts';
import type { TrainingRequest } from '../../../src/shared/protocol.ts';

/** What an engine trains: the whole series in one batch, one network for each member. */
export interface EngineTask {
  readonly network: NetworkShape;
  readonly members: number;
  /** Initial weights, `[member, parameter]`, each member flat in the order of `parameterLayout`. */
  readonly parameters: Float64Array;
  /** Time steps of every series. */
  readonly steps: number;
  readonly series: number;
  /** Network units, `[time, series]`. */
  readonly inputs: Float64Array;
  /** Network units, `[time, series]`: what the network should answer to the inputs. */
  readonly targets: Float64Array;
  readonly learningRate: number;
  /** Largest global norm of a member's gradient; `null` leaves gradients as they are. */
  readonly clipNorm: number | null;
}

/** All that training needs to go on elsewhere; every array `[member, parameter]` or `[member]`. */
export interface EngineState {
  /** Adam steps taken. */
  readonly iteration: number;
  readonly parameters: Float64Array;
  /** Adam's running mean of the gradient. */
  readonly firstMoment: Float64Array;
  /** Adam's running mean of the squared gradient. */
  readonly secondMoment: Float64Array;
  /** The weights with the lowest loss seen so far, and that loss by member. */
  readonly bestParameters: Float64Array;
  readonly bestLosses: Float64Array;
}

/**
 * Trains recurrent networks by full-batch gradient descent: mean squared error over all steps and series, hidden state
 * from zero, back-propagation through time over the whole series, Adam (beta 0.9 and 0.999, epsilon 1e-8, as PyTorch).
 * One engine holds one task at a time. Same task, same engine: the same bits.
 */
export interface Engine {
  readonly report: BackendReport;

  /** Takes a task, forgetting any before it. */
  prepare(task: EngineTask): Promise<void>;

  /** Takes `iterations` Adam steps; returns the loss before each step, `[iteration, member]`. */
  run(iterations: number): Promise<Float64Array>;

  /** Copies everything that training has changed. */
  readState(): Promise<EngineState>;

  /** Goes on from a state of the same task's shape. */
  writeState(state: EngineState): Promise<void>;

  /** One-step-ahead answers of one member to the task's inputs under its current weights, `[time, series]`. */
  predict(member: number): Promise<Float64Array>;

  /**
   * Feeds `warmUp` (`[time]`, network units) to the member with its best weights, then its own answers back to it;
   * returns the `horizon` answers, the first being the one to the last of `warmUp`.
   */
  rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array>;

  /** Frees what the engine holds; it takes no more calls. */
  dispose(): void;
}

/** Where a run gets its engines. */
export interface EngineSource {
  /** The engine for a task, by the person's choice and what this machine has. */
  create(request: TrainingRequest): Promise<Engine>;
  /** The engine to go on with after `failed` threw `error`; throws when there is none. */
  replace(failed: Engine, error: unknown): Promise<Engine>;
}
