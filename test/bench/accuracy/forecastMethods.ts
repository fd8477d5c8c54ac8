import { drift } from '../../../src/shared/evaluation/baselines/drift.ts';
import { naive } from '../../../src/shared/evaluation/baselines/naive.ts';
import { naive2 } from '../../../src/shared/evaluation/baselines/naive2.ts';
import { seasonalNaive } from '../../../src/shared/evaluation/baselines/seasonalNaive.ts';
import { theta } from '../../../src/shared/evaluation/baselines/theta.ts';
import { forecastWithIntervals } from '../../../src/shared/evaluation/intervalForecast.ts';
import type { PointForecaster } from '../../../src/shared/evaluation/pointForecaster.ts';
import type { PredictionInterval } from '../../../src/shared/evaluation/predictionInterval.ts';

/** What a method is given: nothing of the future. */
export interface ForecastQuestion {
  readonly history: Float64Array;
  readonly horizon: number;
  /** The season's length, found or given; 1 when there is none. */
  readonly period: number;
  /** Levels of the intervals. */
  readonly levels: readonly number[];
}

/** What a method answers, in the units of the history. */
export interface ForecastAnswer {
  readonly point: Float64Array;
  /** One for each level asked for. */
  readonly intervals: readonly PredictionInterval[];
}

export type ForecastMethod = (question: ForecastQuestion) => Promise<ForecastAnswer>;

/** The methods to choose from, by name. */
export const forecastMethods: Readonly<Record<string, ForecastMethod>> = {
  naive: fromPoints(naive),
  'seasonal-naive': fromPoints(seasonalNaive),
  naive2: fromPoints(naive2),
  drift: fromPoints(drift),
  theta: fromPoints(theta),
};

/** A point forecaster with conformal intervals from its backtest. */
function fromPoints(forecast: PointForecaster): ForecastMethod {
  return async ({ history, horizon, period, levels }) =>
    forecastWithIntervals(history, horizon, period, levels, forecast);
}
