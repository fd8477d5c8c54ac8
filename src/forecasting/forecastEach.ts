import type { Parts, SeriesForecast } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { forecastSelected } from './forecastSelected.ts';

/**
 * Forecasts one selected series after the other, each by the model that `modelFor` gives, and keeps all forecasts for
 * Insert Forecast. Stops when there is no model, since another training took the place of this one.
 */
export async function forecastEach(
  parts: Parts,
  selected: readonly SelectedSeries[],
  horizon: number,
  modelFor: (series: SelectedSeries) => Promise<ForecastModel | null>,
): Promise<void> {
  const forecasts: SeriesForecast[] = [];
  for (const series of selected) {
    const model = await modelFor(series);
    if (model === null) {
      return;
    }
    forecasts.push(await forecastSelected(parts, model, series, horizon, forecasts, selected.length));
  }
}
