import { serveJobs } from '../../../webview/training/node/serveJobs.ts';
import { searchTrials } from '../../../webview/training/search/searchTrials.ts';
import { variantForecasts } from './ablationVariants.ts';
import { loadPrior } from './loadPrior.ts';
import { searchProblem } from './searchProblem.ts';

// A script for a pool of threads, which searches series once with seasons and once without, and mixes what was tried in several ways.

/** A series to forecast in all ways. */
export interface AblationJob {
  readonly priorFolder: string;
  readonly history: readonly number[];
  readonly horizon: number;
  readonly budgetSeconds: number;
}

/** Forecasts by variant. */
export type AblationResult = Readonly<Record<string, Float64Array>>;

serveJobs<AblationJob, AblationResult>(async ({ priorFolder, history, horizon, budgetSeconds }, engine) => {
  const { predictor: prior } = await loadPrior(priorFolder);
  const control = { breathe: async () => {} };
  const problem = { ...searchProblem(Float64Array.from(history), horizon, prior), budgetSeconds };
  const tried = await searchTrials(problem, engine, control);
  const plain = tried.periods.length === 0 ? tried : await searchTrials({ ...problem, periods: [] }, engine, control);
  return { ...variantForecasts(tried), 'without seasons': variantForecasts(plain).all };
});
