import { allFinite } from '../../src/shared/allFinite.ts';
import type { TrainingProgress } from '../../src/shared/protocol.ts';
import { meanAnswers, type TrainedSeries } from './trainedSeries.ts';
import type { TrainingRun } from './trainingRun.ts';
import type { Validation } from './validation.ts';

/** Tells of a run: every loss once, in order. */
export class ProgressReports {
  readonly #series: TrainedSeries;
  readonly #run: TrainingRun;
  /** `null` where nothing is held out. */
  readonly #validation: Validation | null;
  readonly #report: (progress: TrainingProgress) => void;
  readonly #sliceTimes: number[] = [];
  #trainedMs = 0;
  #told = 0;
  #saidPaused = false;

  constructor(
    series: TrainedSeries,
    run: TrainingRun,
    validation: Validation | null,
    report: (progress: TrainingProgress) => void,
  ) {
    this.#series = series;
    this.#run = run;
    this.#validation = validation;
    this.#report = report;
  }

  /** Median over the run so far. */
  get msPerIteration(): number {
    return median(this.#sliceTimes);
  }

  /** Whether the last report said that the run waits. */
  get saidPaused(): boolean {
    return this.#saidPaused;
  }

  /** Notes the milliseconds that an iteration took, the mean over a slice of so many. */
  addTime(milliseconds: number, iterations: number): void {
    this.#sliceTimes.push(milliseconds);
    this.#trainedMs += milliseconds * iterations;
  }

  /** Tells what has not been told yet, if anything. */
  async sendNew(): Promise<void> {
    // A run that went back to a checkpoint tells again what it repeats.
    this.#told = Math.min(this.#told, this.#run.done);
    if (this.#run.done > this.#told) {
      await this.send(false);
    }
  }

  /** Sends nothing when the engine fails meanwhile. */
  async send(paused: boolean): Promise<void> {
    const run = this.#run;
    const now = await run.attempt(async (engine) => ({
      fit: await meanAnswers(run.members, (member) => engine.predict(member)),
      parameters: (await engine.readState()).parameters,
    }));
    this.#told = Math.min(this.#told, run.done);
    if (now === null) {
      return;
    }
    await this.#validate(now.parameters, paused);
    this.#report({
      iteration: run.done,
      ...run.tuningNow,
      losses: run.lossesFrom(this.#told),
      memberLosses: run.memberLossesFrom(this.#told),
      validation: run.validation.upTo(run.done),
      conditions: run.conditions,
      fit: this.#series.fit(now.fit),
      parameters: now.parameters.slice(0, now.parameters.length / run.members),
      msPerIteration: this.msPerIteration,
      backend: run.engine.report,
      restarts: run.restarts,
      paused,
    });
    this.#told = run.done;
    this.#saidPaused = paused;
  }

  /** Looks how the weights of now do on what is held out: at the end, wherever the run waits, and as often as is cheap. */
  async #validate(parameters: Float64Array, paused: boolean): Promise<void> {
    const { done, ended, validation } = this.#run;
    if (
      this.#validation === null ||
      done === 0 ||
      done === validation.last ||
      !(paused || ended || this.#validation.isDue(this.#trainedMs))
    ) {
      return;
    }
    const losses = await this.#validation.losses(parameters);
    // Nothing can be drawn of a run that leaps away.
    if (allFinite(losses)) {
      validation.add(done, losses);
    }
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)];
}
