import { stateToKeep } from '../../src/shared/model/engineState.ts';
import { initialMembers } from '../../src/shared/model/initialParameters.ts';
import type {
  TrainingCheckpoint,
  TrainingOrder,
  TrainingOutcome,
  TrainingProgress,
  TrainingRequest,
  TrainingTuning,
} from '../../src/shared/protocol.ts';
import type { Engine, EngineSource, SearchEngineSource } from './engines/engine.ts';
import type { EngineTask } from './engines/engineTask.ts';
import { PlainEngine } from './engines/plain/plainEngine.ts';
import { nextTurn } from './nextTurn.ts';
import { ProgressReports } from './progressReports.ts';
import { meanAnswers, TrainedSeries } from './trainedSeries.ts';
import { TrainingPace } from './trainingPace.ts';
import { TrainingRun } from './trainingRun.ts';
import { Validation } from './validation.ts';

/**
 * One slice of iterations is about this long: short enough to stop at once, long enough to draw what it has done. Each
 * ends in a report, so that the losses of an engine on the graphics card are read once for each.
 */
const sliceMs = 70;
/** However fast it is, a run tells of itself about so often. */
const leastSlices = 6;

/** A run that is paused waits at most this long for its checkpoint to be kept. */
const keepTimeoutMs = 2000;
/** A run goes no further than this beyond what is kept: less than two seconds of it may be lost, however busy the machine is. */
const mostUnkeptMs = 1300;
/** It waits no longer for that: a disk that is stuck does not hold it up for good. */
const mostHeldMs = 10_000;

/** Trains one request: slices of iterations, progress between them, the best weights at the end. */
export class Trainer {
  readonly #engines: EngineSource & Partial<SearchEngineSource>;
  readonly #report: (progress: TrainingProgress) => void;
  readonly #keep: (checkpoint: TrainingCheckpoint) => Promise<void>;
  readonly #pace = new TrainingPace();
  /** What is to be changed before the next iterations. */
  #tuning: Partial<TrainingTuning> | null = null;
  /** When the run stood where it is kept, and the keeping that was begun last. */
  #keptAt = Number.POSITIVE_INFINITY;
  #keeping: Promise<void> = Promise.resolve();

  /**
   * `keep` is handed what the run could go on from: about every second, and wherever it waits. A run that is paused says
   * so when that is done.
   */
  constructor(
    engines: EngineSource & Partial<SearchEngineSource>,
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

  /** Changes the run from its next iterations on. */
  tune(tuning: Partial<TrainingTuning>): void {
    this.#tuning = { ...this.#tuning, ...tuning };
    this.#pace.wake();
  }

  /** Runs to the last iteration or until it is stopped; throws when the loss was never finite. */
  async train(request: TrainingRequest): Promise<TrainingOutcome> {
    const series = new TrainedSeries(request);
    if (request.startPaused === true) {
      this.#pace.give('pause');
    }
    const run = await TrainingRun.start(this.#engines, request, engineTask(request, series.values));
    const validation = await this.#validation(request, series);
    const reports = new ProgressReports(series, run, validation, this.#report);
    try {
      for (;;) {
        await this.#takeIterations(run, reports);
        const outcome = await run.attempt((engine) => keepBest(engine, series, run.members, request.horizon));
        // When the engine failed at last, another one repeats what was lost.
        if (outcome !== null) {
          return {
            ...outcome,
            losses: run.lossesFrom(0),
            validation: run.validation.upTo(run.done),
            conditions: run.conditions,
            tuning: run.tuning,
            restarts: run.restarts,
            backend: run.engine.report,
            msPerIteration: reports.msPerIteration,
            stopped: this.#pace.isStopped && run.done < run.tuning.iterations,
          };
        }
      }
    } finally {
      run.dispose();
      validation?.dispose();
    }
  }

  /** What the network is held to on values that it does not see; `null` where there are none. */
  async #validation({ validation, network }: TrainingRequest, series: TrainedSeries): Promise<Validation | null> {
    if (validation === undefined || validation.length === 0) {
      return null;
    }
    const engine =
      (await this.#engines.createForSearch?.()) ?? new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
    return new Validation(engine, network, series.values, series.continued(validation));
  }

  /** Takes iterations until none is left or the run is stopped; waits where it is paused. */
  async #takeIterations(run: TrainingRun, reports: ProgressReports): Promise<void> {
    const pace = this.#pace;
    let slice = 1;
    // Even a run that is stopped at once has one loss and the weights it belongs to.
    for (;;) {
      if (this.#tuning !== null) {
        const tuning = this.#tuning;
        this.#tuning = null;
        await run.tune({ ...run.tuning, ...tuning });
        // Said at once, also by a run that waits.
        if (reports.saidPaused) {
          await reports.send(true);
        }
      }
      if (run.ended || (run.done > 0 && pace.isStopped)) {
        return;
      }
      if (pace.isWaiting) {
        await run.keepCheckpoint();
        // Nothing is lost of a run that has not begun.
        const kept = run.done === 0 ? Promise.resolve() : this.#tryToKeep(run.checkpoint);
        if (!reports.saidPaused) {
          await kept;
        }
        if (!pace.isWaiting) {
          continue;
        }
        await reports.send(true);
        if (pace.isWaiting && this.#tuning === null) {
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
        this.#keepMeanwhile(run.checkpoint);
      }
      if (performance.now() - this.#keptAt > mostUnkeptMs) {
        await this.#whenKept();
        if (pace.isStopped || pace.isWaiting) {
          continue;
        }
      }
      const before = run.done;
      const began = performance.now();
      await run.advance(isStep ? 1 : slice);
      const count = run.done - before;
      if (count > 0) {
        const milliseconds = (performance.now() - began) / count;
        reports.addTime(milliseconds, count);
        if (isStep) {
          pace.stepTaken();
        } else {
          slice = nextSlice(count, milliseconds, run.tuning.iterations);
        }
      }
      if (!isStep) {
        await reports.sendNew();
      }
      await nextTurn();
    }
  }

  /** A checkpoint that cannot be kept, or not soon, does not hold a run up that waits. */
  async #tryToKeep(checkpoint: TrainingCheckpoint): Promise<void> {
    await Promise.race([this.#keep(checkpoint).catch(() => {}), after(keepTimeoutMs)]);
  }

  /** Has a checkpoint kept while the run goes on. */
  #keepMeanwhile(checkpoint: TrainingCheckpoint): void {
    const takenAt = performance.now();
    this.#keptAt = Math.min(this.#keptAt, takenAt);
    this.#keeping = this.#keep(checkpoint)
      .catch(() => {})
      .then(() => {
        this.#keptAt = Math.max(this.#keptAt, takenAt);
      });
  }

  /** Waits until what was to be kept is, an order comes, or it has taken too long. */
  async #whenKept(): Promise<void> {
    await Promise.race([this.#keeping, this.#pace.nextOrder(), after(mostHeldMs)]);
    if (performance.now() - this.#keptAt > mostHeldMs) {
      this.#keptAt = performance.now();
    }
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** The best weights, what they answer to the series, and what they generate after it, the mean over members. */
async function keepBest(
  engine: Engine,
  series: TrainedSeries,
  members: number,
  horizon: number,
): Promise<Pick<TrainingOutcome, 'parameters' | 'bestLoss' | 'state' | 'fit' | 'generated'>> {
  const state = await engine.readState();
  // The file holds float32: what is drawn comes from the same weights.
  const parameters = Float32Array.from(state.bestParameters);
  const kept = Float64Array.from(parameters);
  await engine.writeState({ ...state, parameters: kept, bestParameters: kept });
  const fit = await meanAnswers(members, (member) => engine.predict(member));
  const generated = await meanAnswers(members, (member) => engine.rollOut(member, series.values, horizon));
  return {
    parameters,
    bestLoss: state.bestLosses.reduce((sum, loss) => sum + loss, 0) / members,
    state: stateToKeep(state),
    fit: series.fit(fit),
    generated: series.forecast(generated),
  };
}

/** The whole series as one batch: every value is to be answered by the next. */
function engineTask(request: TrainingRequest, values: Float64Array): EngineTask {
  const members = request.members ?? 1;
  return {
    network: request.network,
    members,
    parameters: initialMembers(request.network, members, request.seed),
    steps: values.length - 1,
    series: 1,
    inputs: values.slice(0, -1),
    targets: values.slice(1),
    learningRate: request.learningRate,
    ...(request.schedule === undefined ? {} : { schedule: request.schedule }),
    clipNorm: request.clipNorm ?? null,
  };
}

/** Grows at most threefold, so that one lucky measurement does not make a slice that cannot be stopped. */
function nextSlice(count: number, msPerIteration: number, iterations: number): number {
  const most = Math.min(3 * count, Math.ceil(iterations / leastSlices));
  return Math.max(1, Math.min(most, Math.round(sliceMs / Math.max(msPerIteration, 1e-3))));
}
