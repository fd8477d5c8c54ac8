import type { Action } from '../action.ts';
import type { ModelForecast } from '../inference/modelForecaster.ts';
import { automaticView, firstAnswerView } from '../panel/automaticView.ts';
import type { Parts, SeriesForecast } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { automaticModel } from '../shared/model/automaticModel.ts';
import { firstForecaster } from '../shared/model/firstForecaster.ts';
import type { SearchResult } from '../shared/model/forecaster/searchProblem.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { forecastingOf, forecastWithProgress } from './forecastWithProgress.ts';
import { search, searchProblem } from './search.ts';
import { seriesInPlace } from './seriesInPlace.ts';

/** An automatic forecast, and what decided it; that is `null` where the search was stopped. */
export interface AutomaticForecast {
  readonly forecast: SeriesForecast;
  readonly model: ForecastModel;
  readonly result: SearchResult | null;
}

/**
 * Forecasts a series by what suits it best: at once by the prior, then by what a search in the panel's worker finds, which
 * takes the first answer's place. Keeps the forecast, after those `before` it of `all` series, for Insert Forecast, and
 * what it was made of for as long as it is shown. `found` is told of the model that the search has found, before that is
 * shown. Answers `null` when another run took its place.
 */
export async function forecastAutomatically(
  parts: Parts,
  action: Action,
  selected: SelectedSeries,
  horizon: number,
  before: readonly SeriesForecast[],
  all: readonly SelectedSeries[],
  found: (model: ForecastModel) => void,
): Promise<AutomaticForecast | null> {
  const run = parts.runs.begin(action.place);
  parts.forecaster.prepare();
  for (const note of selected.series.notes) {
    parts.log.info(`${selected.title}: ${note}`);
  }
  const { title } = selected;
  const series = seriesInPlace(selected.series, before.length, all.length);
  const { values } = series;
  const name = series.name === '' ? title : series.name;
  const steps = horizon + series.emptyAfter;
  const prior = await action.during(forecastingOf(title), () => parts.prior.read());
  const keep = ({ values: ahead, intervals }: ModelForecast): SeriesForecast => {
    const kept = { selected, values: [...ahead], intervals };
    parts.lastForecasts = [...before, kept];
    return kept;
  };

  const untrained = firstForecaster(prior, values, series.season);
  const firstModel = automaticModel(name, title, values, untrained, null);
  const first = await forecastWithProgress(parts, action, title, firstModel, values, steps);
  if (run !== parts.runs.latest) {
    return null;
  }
  const firstView = firstAnswerView({ title, series, model: firstModel, forecast: first });
  const firstForecast = keep(first);
  parts.lastAutomatic = { selected, series, model: firstModel, result: null, view: firstView };

  const companions = all.filter((each) => each !== selected);
  const problem = searchProblem(selected, horizon, prior.predictor, companions);
  const [result] = await Promise.all([
    search(parts, action, run, title, problem, firstView),
    parts.library.rememberOther(),
  ]);
  if (run !== parts.runs.latest) {
    return null;
  }
  if (result === null) {
    const { sentence } = firstAnswerView({ title, series, model: firstModel, forecast: first }, true);
    const view = { ...firstView, sentence };
    parts.lastAutomatic = { selected, series, model: firstModel, result, view };
    await parts.panel.show(view);
    return { forecast: firstForecast, model: firstModel, result };
  }
  const model = automaticModel(name, title, values, result.forecaster, result.report);
  const forecast = await forecastWithProgress(parts, action, title, model, values, steps);
  if (run !== parts.runs.latest) {
    return null;
  }
  const kept = keep(forecast);
  found(model);
  const view = automaticView({ title, series, model, forecast }, result);
  parts.lastAutomatic = { selected, series, model, result, view };
  await parts.panel.show(view);
  return { forecast: kept, model, result };
}
