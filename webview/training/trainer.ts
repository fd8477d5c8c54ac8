import { initialParameters } from '../../src/shared/model/initialParameters.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import type {
  TrainingCheckpoint,
  TrainingOrder,
  TrainingOutcome,
  TrainingProgress,
  TrainingRequest,
} from '../../src/shared/protocol.ts';
import { toDataUnits, toNetworkUnits } from '../../src/shared/series/scaling.ts';
import type { Engine, EngineSource } from './engines/engine.ts';
import type { EngineTask } from './engines/engineTask.ts';
import { nextTurn } from './nextTurn.ts';
import { ProgressReports } from './progressReports.ts';
import { TrainingPace } from './trainingPace.ts';
import { TrainingRun } from './trainingRun.ts';

/**
 * One slice of iterations is about this long: short enough to stop at once, long enough to draw what it has done. Each
 * ends in a report, so that the losses of an engine on the graphics card are read once for each.
 */
const sliceMs = 70;

/** A run that is paused waits at most this long for its checkpoint to be kept. */
const keepTimeoutMs = 2000;

/** Trains one request: slices of iterations, progress between them, the best weights at the end. */
export class Trainer {
  readonly #engines: EngineSource;
  readonly #report: (progress: TrainingProgress) => void;
  readonly #keep: (checkpoint: TrainingCheckpoint) => Promise<void>;
  readonly #pace = new TrainingPace();

  /**
   * `keep` is handed what the run could go on from: about every second, and wherever it waits. A run that is paused says
   * so when that is done.
   */
  constructor(
    engines: EngineSource,
    report: (progress: TrainingProgress) => void,
    keep: (checkpoint: TrainingCheckpoint) => Promise<void> = async () => {},
  ) {
    this.#engines = engines;
    this.#report = report;
    this.#keep = keep;
  }

  /** Takes an order, which counts after the slice under way. */
  steer(order: TrainingOrder): void {
    this.#pace.give(order);
  }

  /** Runs to the last iteration or until it is stopped; throws when the loss was never finite. */
  async train(request: TrainingRequest): Promise<TrainingOutcome> {
    const run = await TrainingRun.start(this.#engines, request, engineTask(request));
    const reports = new ProgressReports(request, run, this.#report);
    try {
      for (;;) {
        await this.#takeIterations(run, reports);
        const outcome = await run.attempt((engine) => keepBest(engine, request));
        // When the engine failed at last, another one repeats what was lost.
        if (outcome !== null) {
          return {
            ...outcome,
            losses: run.lossesFrom(0),
            restarts: run.restarts,
            backend: run.engine.report,
            msPerIteration: reports.msPerIteration,
            stopped: this.#pace.isStopped && run.done < request.iterations,
          };
        }
      }
    } finally {
      run.dispose();
    }
  }

  /** Takes iterations until none is left or the run is stopped; waits where it is paused. */
  async #takeIterations(run: TrainingRun, reports: ProgressReports): Promise<void> {
    const pace = this.#pace;
    let slice = 1;
    // Even a run that is stopped at once has one loss and the weights it belongs to.
    while (!run.ended && (run.done === 0 || !pace.isStopped)) {
      if (pace.isWaiting) {
        await run.keepCheckpoint();
        const kept = this.#tryToKeep(run.checkpoint);
        if (!reports.saidPaused) {
          await kept;
        }
        if (!pace.isWaiting) {
          continue;
        }
        await reports.send(true);
        if (pace.isWaiting) {
          await pace.nextOrder();
        }
        continue;
      }
      const isStep = pace.isStepping;
      if (!isStep && reports.saidPaused) {
        await reports.send(false);
      }
      if (run.checkpointIsOld) {
        await run.keepCheckpoint();
        void this.#tryToKeep(run.checkpoint);
      }
      const before = run.done;
      const began = performance.now();
      await run.advance(isStep ? 1 : slice);
      const count = run.done - before;
      if (count > 0) {
        const milliseconds = (performance.now() - began) / count;
        reports.addTime(milliseconds);
        if (isStep) {
          pace.stepTaken();
        } else {
          slice = nextSlice(count, milliseconds);
        }
      }
      if (!isStep) {
        await reports.sendNew();
      }
      await nextTurn();
    }
  }

  /** A checkpoint that cannot be kept, or not soon, does not hold the run up. */
  async #tryToKeep(checkpoint: TrainingCheckpoint): Promise<void> {
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, keepTimeoutMs);
    });
    await Promise.race([this.#keep(checkpoint).catch(() => {}), late]);
  }
}

/** The best weights, what they answer to the series, and what they generate after it. */
async function keepBest(
  engine: Engine,
  request: TrainingRequest,
): Promise<Pick<TrainingOutcome, 'parameters' | 'bestLoss' | 'state' | 'fit' | 'generated'>> {
  const state = await engine.readState();
  // The file holds float32: what is drawn comes from the same weights.
  const parameters = Float32Array.from(state.bestParameters);
  const kept = Float64Array.from(parameters);
  await engine.writeState({ ...state, parameters: kept, bestParameters: kept });
  const warmUp = toNetworkUnits(request.scaling, request.values);
  return {
    parameters,
    bestLoss: state.bestLosses[0],
    state,
    fit: toDataUnits(request.scaling, await engine.predict(0)),
    generated: toDataUnits(request.scaling, await engine.rollOut(0, warmUp, request.horizon)),
  };
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
    ...(request.schedule === undefined ? {} : { schedule: request.schedule }),
    clipNorm: request.clipNorm ?? null,
  };
}

/** Grows at most fourfold, so that one lucky measurement does not make a slice that cannot be stopped. */
function nextSlice(count: number, msPerIteration: number): number {
  return Math.max(1, Math.min(4 * count, Math.round(sliceMs / Math.max(msPerIteration, 1e-3))));
}
