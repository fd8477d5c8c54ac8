import type { TrainingProgress } from '../../src/shared/protocol.ts';
import { meanAnswers, type TrainedSeries } from './trainedSeries.ts';
import type { TrainingRun } from './trainingRun.ts';

/** Tells of a run: every loss once, in order. */
export class ProgressReports {
  readonly #series: TrainedSeries;
  readonly #run: TrainingRun;
  readonly #report: (progress: TrainingProgress) => void;
  readonly #sliceTimes: number[] = [];
  #told = 0;
  #saidPaused = false;

  constructor(series: TrainedSeries, run: TrainingRun, report: (progress: TrainingProgress) => void) {
    this.#series = series;
    this.#run = run;
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

  /** Notes the milliseconds that an iteration took, the mean over a slice. */
  addTime(milliseconds: number): void {
    this.#sliceTimes.push(milliseconds);
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
    this.#report({
      iteration: run.done,
      ...run.tuningNow,
      losses: run.lossesFrom(this.#told),
      memberLosses: run.memberLossesFrom(this.#told),
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
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)];
}
