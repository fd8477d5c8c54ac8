import { forecastView } from '../panel/panelView.ts';
import type { Parts, SeriesForecast } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { scalingForSeries } from '../shared/model/scalingForSeries.ts';
import { summarise } from '../shared/series/seriesSummary.ts';

/**
 * Forecasts a selected series, one of `count`, by a model, shows the forecast and keeps it, after those `before` it, for
 * Insert Forecast. Steps that the text has already, without a number, are forecast besides the horizon.
 */
export async function forecastSelected(
  parts: Parts,
  model: ForecastModel,
  selected: SelectedSeries,
  horizon: number,
  before: readonly SeriesForecast[] = [],
  count = 1,
): Promise<SeriesForecast> {
  const { series, title } = selected;
  const history = series.values;
  const { asTrained } = scalingForSeries(model, summarise(history));
  const steps = horizon + series.emptyAfter;
  const { fit, values, intervals } = await parts.forecaster.forecast(model, history, steps);
  const forecast = { selected, values: [...values], intervals };
  parts.lastForecasts = [...before, forecast];
  parts.log.info(`Forecast ${steps} values after ${history.length} in ${title} with ${model.name}.`);
  for (const note of series.notes) {
    parts.log.info(`${title}: ${note}`);
  }
  const place = count === 1 ? [] : [`This is series ${before.length + 1} of ${count}; Insert writes all of them.`];
  const shown = { ...series, notes: [...series.notes, ...place] };
  await parts.panel.show(forecastView({ title, model, series: shown, fit, values, asTrained }));
  return forecast;
}
