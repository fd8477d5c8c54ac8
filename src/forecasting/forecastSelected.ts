import type { Action } from '../action.ts';
import { forecastView } from '../panel/panelView.ts';
import type { Parts, SeriesForecast } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { scalingForSeries } from '../shared/model/scalingForSeries.ts';
import type { PanelView } from '../shared/protocol.ts';
import { summarise } from '../shared/series/seriesSummary.ts';
import { forecastWithProgress } from './forecastWithProgress.ts';
import { seriesInPlace } from './seriesInPlace.ts';

/**
 * Forecasts a selected series, one of `count`, by a model, shows the forecast and keeps it, after those `before` it, for
 * Insert Forecast. Steps that the text has already, without a number, are forecast besides the horizon. Answers `null` when a
 * run was begun meanwhile, which is then what is shown.
 */
export async function forecastSelected(
  parts: Parts,
  action: Action,
  model: ForecastModel,
  selected: SelectedSeries,
  horizon: number,
  before: readonly SeriesForecast[] = [],
  count = 1,
): Promise<{ readonly forecast: SeriesForecast; readonly view: PanelView } | null> {
  const { latest } = parts.runs;
  const { series, title } = selected;
  const history = series.values;
  const { asTrained } = scalingForSeries(model, summarise(history));
  const steps = horizon + series.emptyAfter;
  const { fit, values, intervals } = await forecastWithProgress(parts, action, title, model, history, steps);
  if (latest !== parts.runs.latest) {
    return null;
  }
  const forecast = { selected, values: [...values], intervals };
  parts.lastForecasts = [...before, forecast];
  parts.log.info(`Forecast ${steps} values after ${history.length} in ${title} with ${model.name}.`);
  for (const note of series.notes) {
    parts.log.info(`${title}: ${note}`);
  }
  const shown = seriesInPlace(series, before.length, count);
  const view = forecastView({ title, model, series: shown, fit, values, intervals, asTrained });
  action.turnOnce(() => parts.panel.bringToFront());
  await parts.panel.show(view);
  return { forecast, view };
}
