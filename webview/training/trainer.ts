import { initialParameters } from '../../src/shared/model/initialParameters.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import type { TrainingOutcome, TrainingProgress, TrainingRequest } from '../../src/shared/protocol.ts';
import { toDataUnits, toNetworkUnits } from '../../src/shared/series/scaling.ts';
import type { Engine, EngineState, EngineTask } from './engines/engine.ts';

/** Where the trainer gets its engines. */
export interface EngineSource {
  /** The engine for a task, by the person's choice and what this machine has. */
  create(request: TrainingRequest): Promise<Engine>;
  /** The engine to go on with after `failed` threw `error`; throws when there is none. */
  replace(failed: Engine, error: unknown): Promise<Engine>;
}

/** One slice of iterations is about this long: short enough to stop at once, long enough to cost nothing. */
const sliceMs = 25;
/** A progress report is sent at most this often; the page draws no faster than frames anyway. */
const reportEveryMs = 50;
/** What is lost at most when a graphics context dies. */
const checkpointEveryMs = 1000;

/** Trains one request: slices of iterations, progress between them, the best weights at the end. */
export class Trainer {
  readonly #engines: EngineSource;
  readonly #report: (progress: TrainingProgress) => void;
  #stopRequested = false;

  constructor(engines: EngineSource, report: (progress: TrainingProgress) => void) {
    this.#engines = engines;
    this.#report = report;
  }

  /** Ends the run after the slice under way. */
  stop(): void {
    this.#stopRequested = true;
  }

  /** Runs to the last iteration, to `stop` or until the loss is no longer finite; throws if it never was. */
  async train(request: TrainingRequest): Promise<TrainingOutcome> {
    const task = engineTask(request);
    let engine = await this.#engines.create(request);
    try {
      try {
        await engine.prepare(task);
      } catch (error) {
        engine = await this.#continueElsewhere(engine, error, task, null);
      }
      const losses = new Float64Array(request.iterations);
      const sliceTimes: number[] = [];
      let checkpoint = await engine.readState();
      let checkpointAt = performance.now();
      let done = 0;
      let reported = 0;
      let reportedAt = Number.NEGATIVE_INFINITY;
      let slice = 1;
      let diverged = false;
      // Even a run that is stopped at once has one loss and the weights it belongs to.
      while (done < request.iterations && !diverged && (done === 0 || !this.#stopRequested)) {
        const count = Math.min(slice, request.iterations - done);
        const began = performance.now();
        try {
          losses.set(await engine.run(count), done);
          const ended = performance.now();
          if (ended - checkpointAt > checkpointEveryMs) {
            checkpoint = await engine.readState();
            checkpointAt = ended;
          }
        } catch (error) {
          engine = await this.#continueElsewhere(engine, error, task, checkpoint);
          done = checkpoint.iteration;
          reported = Math.min(reported, done);
          continue;
        }
        const now = performance.now();
        const milliseconds = (now - began) / count;
        sliceTimes.push(milliseconds);
        diverged = !losses.subarray(done, done + count).every(Number.isFinite);
        done += count;
        slice = nextSlice(count, milliseconds);
        if (!diverged && now - reportedAt >= reportEveryMs) {
          this.#report({
            iteration: done,
            losses: losses.slice(reported, done),
            fit: toDataUnits(request.scaling, await engine.predict(0)),
            msPerIteration: median(sliceTimes),
            backend: engine.report,
          });
          reported = done;
          reportedAt = now;
        }
        await nextTurn();
      }
      const finite = diverged ? losses.slice(0, done).filter(Number.isFinite) : losses.slice(0, done);
      return await this.#outcome(request, engine, finite, median(sliceTimes), done < request.iterations);
    } finally {
      engine.dispose();
    }
  }

  async #continueElsewhere(
    failed: Engine,
    error: unknown,
    task: EngineTask,
    from: EngineState | null,
  ): Promise<Engine> {
    failed.dispose();
    const engine = await this.#engines.replace(failed, error);
    await engine.prepare(task);
    if (from !== null) {
      await engine.writeState(from);
    }
    return engine;
  }

  async #outcome(
    request: TrainingRequest,
    engine: Engine,
    losses: Float64Array,
    msPerIteration: number,
    stopped: boolean,
  ): Promise<TrainingOutcome> {
    const state = await engine.readState();
    if (!Number.isFinite(state.bestLosses[0])) {
      throw new Error('Training gave no finite loss, so there are no weights to keep; train on other numbers.');
    }
    // The file holds float32: what is drawn comes from the same weights.
    const parameters = Float32Array.from(state.bestParameters);
    const kept = Float64Array.from(parameters);
    await engine.writeState({ ...state, parameters: kept, bestParameters: kept });
    const warmUp = toNetworkUnits(request.scaling, request.values);
    return {
      parameters,
      bestLoss: state.bestLosses[0],
      losses,
      fit: toDataUnits(request.scaling, await engine.predict(0)),
      generated: toDataUnits(request.scaling, await engine.rollOut(0, warmUp, request.horizon)),
      backend: engine.report,
      msPerIteration,
      stopped,
    };
  }
}

/** The whole series as one batch: every value is to be answered by the next. */
function engineTask(request: TrainingRequest): EngineTask {
  const values = toNetworkUnits(request.scaling, request.values);
  return {
    network: request.network,
    members: 1,
    parameters: initialParameters(request.network, new RandomGenerator(request.seed)),
    steps: values.length - 1,
    series: 1,
    inputs: values.slice(0, -1),
    targets: values.slice(1),
    learningRate: request.learningRate,
    clipNorm: null,
  };
}

/** Grows at most fourfold, so that one lucky measurement does not make a slice that cannot be stopped. */
function nextSlice(count: number, msPerIteration: number): number {
  return Math.max(1, Math.min(4 * count, Math.round(sliceMs / Math.max(msPerIteration, 1e-3))));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)];
}

/** Lets waiting messages in: a promise alone would keep them out, and a timer would cost 4 ms. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
