import { drift } from '../../../src/shared/evaluation/baselines/drift.ts';
import { naive } from '../../../src/shared/evaluation/baselines/naive.ts';
import { naive2 } from '../../../src/shared/evaluation/baselines/naive2.ts';
import { seasonalNaive } from '../../../src/shared/evaluation/baselines/seasonalNaive.ts';
import { theta } from '../../../src/shared/evaluation/baselines/theta.ts';
import { forecastWithIntervals } from '../../../src/shared/evaluation/intervalForecast.ts';
import type { PointForecaster } from '../../../src/shared/evaluation/pointForecaster.ts';
import type { PredictionInterval } from '../../../src/shared/evaluation/predictionInterval.ts';
import { evaluateForecaster } from '../../../src/shared/model/forecaster/evaluateForecaster.ts';
import type { DirectPredictor } from '../../../src/shared/model/forecaster/forecaster.ts';
import { forecasterOf } from '../../../src/shared/model/forecaster/forecasterOf.ts';
import type { Prior } from '../../../src/shared/model/prior.ts';
import { priorForecaster, priorThetaForecaster } from '../../../src/shared/model/priorForecaster.ts';
import { priorModel } from '../../../src/shared/model/priorModel.ts';
import type { Engine } from '../../../webview/training/engines/engine.ts';
import { searchForecaster } from '../../../webview/training/search/forecastSearch.ts';
import { loadPrior } from './loadPrior.ts';
import { searchProblem } from './searchProblem.ts';

/** What a method is given: nothing of the future. */
export interface ForecastQuestion {
  readonly history: Float64Array;
  readonly horizon: number;
  /** The seasons' lengths, found or given, shortest first. */
  readonly periods: readonly number[];
  /** Levels of the intervals. */
  readonly levels: readonly number[];
  /** What a search may take. */
  readonly budgetSeconds: number;
  /** To train with; this thread's own. */
  readonly engine: Engine;
}

/** What a method answers, in the units of the history. */
export interface ForecastAnswer {
  readonly point: Float64Array;
  /** One for each level asked for. */
  readonly intervals: readonly PredictionInterval[];
}

export type ForecastMethod = (question: ForecastQuestion) => Promise<ForecastAnswer>;

/** The methods to choose from, by name; those of the prior take that in `priorFolder`. */
export function forecastMethods(priorFolder: string): Readonly<Record<string, () => Promise<ForecastMethod>>> {
  return {
    ...Object.fromEntries(
      Object.entries(baselines).map(([name, forecast]) => [name, async () => fromPoints(forecast)]),
    ),
    prior: async () => fromPoints(priorForecaster(await loadPrior(priorFolder))),
    'prior-theta': async () => fromPoints(priorThetaForecaster(await loadPrior(priorFolder))),
    'prior-file': async () => fromPoints(priorFile(await loadPrior(priorFolder))),
    search: async () => fromSearch((await loadPrior(priorFolder)).predictor),
    'search-without-prior': async () => fromSearch(null),
  };
}

const baselines: Readonly<Record<string, PointForecaster>> = {
  naive,
  'seasonal-naive': seasonalNaive,
  naive2,
  drift,
  theta,
};

/** The file that `rnn-forecast export-prior` writes, with the season's length where there is one. */
function priorFile(prior: Prior): PointForecaster {
  return (history, horizon, period) => {
    const kind = history.every((value) => value > 0) ? 'multiplicative' : 'additive';
    const model = priorModel(prior, period > 1 ? { period, kind } : null);
    return evaluateForecaster(forecasterOf(model), history, horizon).forecast;
  };
}

/** A point forecaster with conformal intervals from its backtest. */
function fromPoints(forecast: PointForecaster): ForecastMethod {
  return async ({ history, horizon, periods, levels }) =>
    forecastWithIntervals(history, horizon, periods.at(-1) ?? 1, levels, forecast);
}

/** What the extension does with a selection. */
function fromSearch(prior: DirectPredictor | null): ForecastMethod {
  return async ({ history, horizon, engine, periods, levels, budgetSeconds }) => {
    const problem = { ...searchProblem(history, horizon, prior), periods, levels, budgetSeconds };
    const { forecaster } = await searchForecaster(problem, engine, { breathe: async () => {} });
    const { forecast, intervals } = evaluateForecaster(forecaster, history, horizon);
    return { point: forecast, intervals };
  };
}
