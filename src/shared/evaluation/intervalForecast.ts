import { type Backtest, backtest } from './backtest.ts';
import { conformalInterval, errorDistribution } from './conformalIntervals.ts';
import type { PointForecaster } from './pointForecaster.ts';
import type { PredictionInterval } from './predictionInterval.ts';
import { rollingOrigins } from './rollingOrigins.ts';

/** A forecast that says how sure it is, in data units. */
export interface IntervalForecast {
  /** `[step]` */
  readonly point: Float64Array;
  /** One for each level that was asked for. */
  readonly intervals: readonly PredictionInterval[];
  /** The out-of-sample errors that the intervals rest on. */
  readonly backtest: Backtest;
}

/** Origins enough for a 95 % interval: fewer forecasts than 20 are stretched to it. */
const mostOrigins = 24;

/** Forecasts with conformal intervals around, from a backtest of the same method on at least 8 values. */
export function forecastWithIntervals(
  history: Float64Array,
  horizon: number,
  period: number,
  levels: readonly number[],
  forecast: PointForecaster,
): IntervalForecast {
  const tested = backtest(
    history,
    horizon,
    period,
    rollingOrigins(history.length, horizon, period, mostOrigins),
    forecast,
  );
  const distribution = errorDistribution(tested);
  const point = forecast(history, horizon, period);
  return { point, intervals: levels.map((level) => conformalInterval(point, distribution, level)), backtest: tested };
}
