import type { PointForecaster } from './pointForecaster.ts';

/** Out-of-sample errors of a way to forecast, on one series. */
export interface Backtest {
  /** How many values were known at each forecast, ascending. */
  readonly origins: readonly number[];
  /**
   * `[origin][step]` Actual less forecast, in the units of the series; fewer steps than the horizon where the series ends
   * before.
   */
  readonly errors: readonly Float64Array[];
}

/** Forecasts from every origin, as if the values after it were not known yet. */
export function backtest(
  values: Float64Array,
  horizon: number,
  period: number,
  origins: readonly number[],
  forecast: PointForecaster,
): Backtest {
  const forecasts = origins.map((origin) => forecast(values.slice(0, origin), horizon, period));
  return backtestOf(values, origins, forecasts);
}

/** The backtest of forecasts that were made elsewhere: `[origin][step]`. */
export function backtestOf(
  values: Float64Array,
  origins: readonly number[],
  forecasts: readonly ArrayLike<number>[],
): Backtest {
  const errors = origins.map((origin, which) => {
    const steps = Math.min(forecasts[which].length, values.length - origin);
    return Float64Array.from({ length: steps }, (_, step) => values[origin + step] - forecasts[which][step]);
  });
  return { origins, errors };
}

/** `[step]` The mean absolute error of each step ahead that was reached from at least one origin. */
export function errorsByStep({ errors }: Backtest): Float64Array {
  const steps = Math.max(...errors.map((each) => each.length));
  return Float64Array.from({ length: steps }, (_, step) => {
    const reached = errors.filter((each) => each.length > step);
    return reached.reduce((sum, each) => sum + Math.abs(each[step]), 0) / reached.length;
  });
}

/** The mean absolute error over all steps of all origins. */
export function meanBacktestError({ errors }: Backtest): number {
  let sum = 0;
  let count = 0;
  for (const each of errors) {
    for (const error of each) {
      sum += Math.abs(error);
    }
    count += each.length;
  }
  return sum / count;
}
