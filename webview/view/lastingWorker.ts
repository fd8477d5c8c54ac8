import type { SearchProblem, SearchResult } from '../../src/shared/model/forecaster/searchProblem.ts';
import type {
  TrainingCheckpoint,
  TrainingOrder,
  TrainingOutcome,
  TrainingRequest,
  TrainingTuning,
} from '../../src/shared/protocol.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { WorkerEndedError } from './workerEndedError.ts';

/** So many workers in a row may end before one has kept anything; what ends them is then the work itself. */
const mostEnds = 3;

/** The training under way, and all that another worker needs to go on with it. */
interface LastingRun {
  readonly run: number;
  checkpoint: TrainingCheckpoint | null;
  tuning: Partial<TrainingTuning>;
  isPaused: boolean;
  isStopped: boolean;
  /** Workers that have ended since the last checkpoint. */
  ends: number;
}

/** Work that outlasts its worker: when that ends, a new one goes on with a training from its last checkpoint. */
export class LastingWorker {
  readonly #worker: Pick<TrainingWorker, 'train' | 'search' | 'steerTraining' | 'tuneTraining'>;
  readonly #goesOn: (run: number, iteration: number) => void;
  #current: LastingRun | null = null;
  /** The search or the training that was asked for last. */
  #latest = 0;

  /** `goesOn` is told when a training goes on in a new worker, and after how many iterations. */
  constructor(
    worker: Pick<TrainingWorker, 'train' | 'search' | 'steerTraining' | 'tuneTraining'>,
    goesOn: (run: number, iteration: number) => void,
  ) {
    this.#worker = worker;
    this.#goesOn = goesOn;
  }

  /** Trains; rejects as the worker does, but not because it ended, unless several did in a row. */
  async train(request: TrainingRequest, run: number): Promise<TrainingOutcome> {
    const current: LastingRun = {
      run,
      checkpoint: request.start ?? null,
      tuning: {},
      isPaused: request.startPaused === true,
      isStopped: false,
      ends: 0,
    };
    this.#current = current;
    this.#latest = run;
    try {
      for (let next = request; ; ) {
        try {
          const outcome = this.#worker.train(next, run);
          if (current.isStopped) {
            // Given after the training, so that it is this training that ends.
            await this.#worker.steerTraining('stop');
          }
          return await outcome;
        } catch (error) {
          if (!(error instanceof WorkerEndedError) || this.#latest !== run || ++current.ends > mostEnds) {
            throw error;
          }
          const { checkpoint, tuning, isPaused } = current;
          next = {
            ...request,
            ...tuning,
            startPaused: isPaused && !current.isStopped,
            ...(checkpoint === null ? {} : { start: checkpoint }),
          };
          this.#goesOn(run, checkpoint?.losses.length ?? 0);
        }
      }
    } finally {
      if (this.#current === current) {
        this.#current = null;
      }
    }
  }

  /** Searches; begins anew, once, when the worker ends. */
  async search(problem: SearchProblem, run: number): Promise<SearchResult | null> {
    this.#latest = run;
    try {
      return await this.#worker.search(problem, run);
    } catch (error) {
      if (!(error instanceof WorkerEndedError) || this.#latest !== run) {
        throw error;
      }
      return this.#worker.search(problem, run);
    }
  }

  get isTraining(): boolean {
    return this.#current !== null;
  }

  /** Notes how far a training has come. */
  keep(run: number, checkpoint: TrainingCheckpoint): void {
    if (this.#current?.run === run) {
      this.#current.checkpoint = checkpoint;
      this.#current.ends = 0;
    }
  }

  /** Gives an order to what is under way, if anything. */
  async steerTraining(order: TrainingOrder): Promise<void> {
    if (order === 'stop') {
      // A search that was stopped is not begun anew.
      this.#latest = this.#current?.run ?? 0;
    }
    const current = this.#current;
    if (current !== null) {
      current.isPaused = order === 'pause' || order === 'step';
      current.isStopped ||= order === 'stop';
    }
    await this.#told(this.#worker.steerTraining(order), current !== null && order !== 'step');
  }

  /** Changes the training under way, if any. */
  async tuneTraining(tuning: Partial<TrainingTuning>): Promise<void> {
    const current = this.#current;
    if (current !== null) {
      current.tuning = { ...current.tuning, ...tuning };
    }
    await this.#told(this.#worker.tuneTraining(tuning), current !== null);
  }

  /** Waits until the worker is told; one that has ended need not be where the next one is told `withNext` training. */
  async #told(telling: Promise<void>, withNext: boolean): Promise<void> {
    try {
      await telling;
    } catch (error) {
      if (!(error instanceof WorkerEndedError && withNext)) {
        throw error;
      }
    }
  }
}
