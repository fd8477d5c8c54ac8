import { findSeasonLengths } from '../../../src/shared/series/seasonLengths.ts';
import { serveJobs } from '../../../webview/training/node/serveJobs.ts';
import { type ForecastAnswer, type ForecastMethod, forecastMethods } from './forecastMethods.ts';

// A script for a pool of threads, which forecasts series.

/** A series to forecast; its future is not there. */
export interface ForecastJob {
  readonly method: string;
  readonly priorFolder: string;
  readonly history: readonly number[];
  readonly horizon: number;
  /** The seasons' lengths when they are given, none without a season; `null` when they are to be found. */
  readonly given: readonly number[] | null;
  readonly budgetSeconds: number;
  readonly levels: readonly number[];
}

/** What became of it. */
export interface ForecastResult {
  readonly answer: ForecastAnswer;
  readonly seconds: number;
  /** What the season finder found, shortest first. */
  readonly periods: readonly number[];
}

const prepared = new Map<string, Promise<ForecastMethod>>();

serveJobs<ForecastJob, ForecastResult>(async (job, engine) => {
  const { horizon, levels, budgetSeconds } = job;
  const name = `${job.method} ${job.priorFolder}`;
  const method = prepared.get(name) ?? forecastMethods(job.priorFolder)[job.method]();
  prepared.set(name, method);
  const forecast = await method;
  const history = Float64Array.from(job.history);
  const began = performance.now();
  const periods = findSeasonLengths(history).map(({ period }) => period);
  const answer = await forecast({ history, horizon, periods: job.given ?? periods, levels, budgetSeconds, engine });
  return { answer, seconds: (performance.now() - began) / 1000, periods };
});
