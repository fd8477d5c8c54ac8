import { backtestOf, errorsByStep } from '../../../src/shared/evaluation/backtest.ts';
import {
  mostShownOrigins,
  mostShownSteps,
  type SearchBacktest,
} from '../../../src/shared/model/forecaster/searchBacktest.ts';
import type { Trial } from './tryCandidates.ts';

/** A way to forecast, from several origins. */
export interface OriginForecasts {
  readonly origins: readonly number[];
  /** `[origin][step]` */
  readonly forecasts: readonly Float64Array[];
}

/** What is to be looked at of the backtest: the mixture's forecasts, and its errors beside those of the textbook methods. */
export function searchBacktest(
  values: Float64Array,
  origins: readonly number[],
  trials: readonly Trial[],
  mixed: OriginForecasts,
): SearchBacktest {
  const byStep = (forecasts: OriginForecasts) => {
    const shown = forecasts.forecasts.map((each) => each.slice(0, mostShownSteps));
    return errorsByStep(backtestOf(values, forecasts.origins, shown));
  };
  const places = mixed.origins.map((origin) => origins.indexOf(origin));
  const baselines = trials
    .filter(({ kind, forecasts }) => kind === 'baseline' && places.every((place) => forecasts[place] !== null))
    .map(({ name, forecasts }) => ({
      name,
      byStep: byStep({ origins: mixed.origins, forecasts: places.map((place) => forecasts[place]!) }),
    }));
  return {
    forecasts: mixed.forecasts
      .map((forecast, which) => ({ origin: mixed.origins[which], values: forecast.slice(0, mostShownSteps) }))
      .slice(-mostShownOrigins),
    errors: [{ name: null, byStep: byStep(mixed) }, ...baselines],
  };
}
