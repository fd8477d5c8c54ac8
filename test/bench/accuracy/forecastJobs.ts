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
  /** The season's length when it is given, 1 for none; `null` when it is to be found. */
  readonly period: number | null;
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
  const { horizon, levels } = job;
  const name = `${job.method} ${job.priorFolder}`;
  const method = prepared.get(name) ?? forecastMethods(job.priorFolder)[job.method]();
  prepared.set(name, method);
  const forecast = await method;
  const history = Float64Array.from(job.history);
  const began = performance.now();
  const periods = findSeasonLengths(history).map(({ period }) => period);
  const period = job.period ?? periods.at(-1) ?? 1;
  const answer = await forecast({ history, horizon, period, levels, engine });
  return { answer, seconds: (performance.now() - began) / 1000, periods };
});
