import type { TrainingRequest } from '../../src/shared/protocol.ts';
import type { Engine, EngineSource, EngineState } from './engines/engine.ts';
import type { EngineTask } from './engines/engineTask.ts';

/** What is lost at most when an engine fails, as when a graphics context dies. */
const checkpointEveryMs = 1000;
/** A loss this many times the lowest one so far is a run that leaps away, as is one that is not finite. */
const divergedTimes = 1e3;
/** How often a run that diverged goes back to its best weights, each time with a tenth of the learning rate. */
const mostRestarts = 3;

/**
 * One run on whatever engine holds it: counts iterations, keeps their losses, goes on elsewhere when an engine fails, and
 * goes back to the best weights when the loss diverges. What it does depends on the task alone, never on time.
 */
export class TrainingRun {
  readonly #engines: EngineSource;
  readonly #losses: Float64Array;
  #task: EngineTask;
  #engine: Engine;
  #checkpoint: EngineState;
  #checkpointAt = performance.now();
  /** Iterations done before the engine's own count began, which a restart sets back to zero. */
  #before = 0;
  #done = 0;
  #lowest = Number.POSITIVE_INFINITY;
  #restarts = 0;
  #gaveUp = false;

  private constructor(engines: EngineSource, task: EngineTask, iterations: number, engine: Engine, start: EngineState) {
    this.#engines = engines;
    this.#task = task;
    this.#losses = new Float64Array(iterations);
    this.#engine = engine;
    this.#checkpoint = start;
  }

  /** Puts the task on the engine that fits it, or on the next one where that fails. */
  static async start(engines: EngineSource, request: TrainingRequest, task: EngineTask): Promise<TrainingRun> {
    let engine = await engines.create(request, task);
    for (;;) {
      try {
        await engine.prepare(task);
        return new TrainingRun(engines, task, request.iterations, engine, await engine.readState());
      } catch (error) {
        engine.dispose();
        engine = await engines.replace(engine, error);
      }
    }
  }

  get engine(): Engine {
    return this.#engine;
  }

  /** Iterations done. */
  get done(): number {
    return this.#done;
  }

  /** Whether all iterations are done, or none that would help. */
  get ended(): boolean {
    return this.#gaveUp || this.#done >= this.#losses.length;
  }

  /** How often the run went back to its best weights. */
  get restarts(): number {
    return this.#restarts;
  }

  /** The losses of the iterations from `start` to those done. */
  lossesFrom(start: number): Float64Array {
    return this.#losses.slice(start, this.#done);
  }

  /** Takes at most `count` more iterations. */
  async advance(count: number): Promise<void> {
    const losses = await this.attempt((engine) => engine.run(Math.min(count, this.#losses.length - this.#done)));
    if (losses === null) {
      return;
    }
    for (const loss of losses) {
      if (!Number.isFinite(loss) || loss > divergedTimes * this.#lowest) {
        await this.#goBack();
        return;
      }
      this.#lowest = Math.min(this.#lowest, loss);
      this.#losses[this.#done++] = loss;
    }
    if (performance.now() - this.#checkpointAt > checkpointEveryMs) {
      await this.#keepCheckpoint();
    }
  }

  /**
   * Does something with the engine. When the engine fails, another one takes over from the last checkpoint, and the
   * answer is `null`: what was done since is to be done again. Throws when no other engine is left.
   */
  async attempt<Result>(action: (engine: Engine) => Promise<Result>): Promise<Result | null> {
    try {
      return await action(this.#engine);
    } catch (error) {
      await this.#continueElsewhere(error);
      return null;
    }
  }

  dispose(): void {
    this.#engine.dispose();
  }

  async #keepCheckpoint(): Promise<void> {
    const state = await this.attempt((engine) => engine.readState());
    if (state !== null) {
      this.#checkpoint = state;
      this.#checkpointAt = performance.now();
    }
  }

  async #continueElsewhere(error: unknown): Promise<void> {
    for (let failure = error, held = false; !held; ) {
      this.#engine.dispose();
      this.#engine = await this.#engines.replace(this.#engine, failure);
      try {
        await this.#engine.prepare(this.#task);
        await this.#engine.writeState(this.#checkpoint);
        held = true;
      } catch (next) {
        failure = next;
      }
    }
    this.#done = this.#before + this.#checkpoint.iteration;
    this.#lowest = this.#losses
      .subarray(0, this.#done)
      .reduce((low, loss) => Math.min(low, loss), Number.POSITIVE_INFINITY);
  }

  /**
   * Goes back to the best weights before the iteration that diverged, with a tenth of the learning rate. The engine has
   * run on past it, so it first repeats what led there, which makes the same bits however long the slices are.
   */
  async #goBack(): Promise<void> {
    const diverged = this.#done;
    const state = await this.attempt(async (engine) => {
      await engine.writeState(this.#checkpoint);
      await engine.run(diverged - this.#before - this.#checkpoint.iteration);
      return engine.readState();
    });
    if (state === null) {
      return;
    }
    if (!Number.isFinite(state.bestLosses[0])) {
      throw new Error('Training gave no finite loss, so there are no weights to keep; train on other numbers.');
    }
    this.#gaveUp = this.#restarts === mostRestarts;
    if (this.#gaveUp) {
      return;
    }
    this.#restarts++;
    this.#task = { ...this.#task, learningRate: this.#task.learningRate / 10 };
    this.#before = diverged;
    this.#checkpoint = {
      ...state,
      iteration: 0,
      parameters: state.bestParameters,
      firstMoment: new Float64Array(state.firstMoment.length),
      secondMoment: new Float64Array(state.secondMoment.length),
    };
    await this.attempt(async (engine) => {
      await engine.prepare(this.#task);
      await engine.writeState(this.#checkpoint);
    });
  }
}
