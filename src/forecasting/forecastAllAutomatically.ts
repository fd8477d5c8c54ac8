import type { Action } from '../action.ts';
import type { Parts, SeriesForecast } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { forecastAutomatically } from './forecastAutomatically.ts';

/**
 * Forecasts one selected series after the other by what suits each best, and keeps all forecasts for Insert Forecast. Ends
 * with what is done when a search is stopped or another run takes its place. `found` is told of every model that a search
 * has found, before that is shown.
 */
export async function forecastAllAutomatically(
  parts: Parts,
  action: Action,
  selected: readonly SelectedSeries[],
  horizon: number,
  found: (model: ForecastModel) => void = () => {},
): Promise<void> {
  const forecasts: SeriesForecast[] = [];
  for (const series of selected) {
    const automatic = await forecastAutomatically(parts, action, series, horizon, forecasts, selected, found);
    if (automatic === null || automatic.result === null) {
      return;
    }
    forecasts.push(automatic.forecast);
  }
}
