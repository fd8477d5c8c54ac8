import { forecastView } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';
import type { SelectedNumbers } from '../selection/selectedNumbers.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { scalingForSeries } from '../shared/model/scalingForSeries.ts';
import { summarise } from '../shared/series/seriesSummary.ts';

/** Forecasts selected numbers by a model, shows the forecast and keeps it for Insert Forecast. */
export async function forecastSelected(
  parts: Parts,
  model: ForecastModel,
  selected: SelectedNumbers,
  horizon: number,
): Promise<void> {
  const history = selected.list.values;
  const { scaling, asTrained } = scalingForSeries(model, summarise(history));
  const { fit, values } = await parts.forecaster.forecast(model, history, horizon, scaling);
  parts.lastForecast = { selected, values: [...values] };
  parts.log.info(`Forecast ${horizon} values after ${history.length} in ${selected.title} with ${model.name}.`);
  await parts.panel.show(forecastView({ title: selected.title, model, history, fit, values, asTrained }));
}
