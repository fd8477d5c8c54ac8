import type { ModelForecast } from '../inference/modelForecaster.ts';
import { plainIntervals } from '../shared/evaluation/plainIntervals.ts';
import { countOf } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import { automaticSentence } from '../shared/model/forecaster/automaticSentence.ts';
import type { SearchResult } from '../shared/model/forecaster/searchProblem.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import type { PanelView } from '../shared/protocol.ts';
import { type ForecastSubject, subjectView, viewBacktest, viewBaselines } from './panelView.ts';

/** A forecast of a series by a model that was made for it. */
export interface AutomaticResult {
  readonly title: string;
  readonly series: ForecastSubject;
  readonly model: ForecastModel;
  readonly forecast: ModelForecast;
}

/** What the prior says at once, while the search is under way or after it was stopped. */
export function firstAnswerView({ title, series, model, forecast }: AutomaticResult, stopped = false): PanelView {
  const then = stopped ? translate('the search for a better one was stopped') : translate('looking for a better one');
  return {
    ...subjectView(title, series, model),
    sentence: translate(
      'A first answer for the next {0} of {1}, by the network that comes with the extension and the Theta method; {2}.{3}',
      countOf(forecast.values.length, 'value'),
      title,
      then,
      notesOf(series),
    ),
    forecast: [...forecast.values],
    canInsert: true,
  };
}

/** What the search found, and how good it is. */
export function automaticView({ title, series, model, forecast }: AutomaticResult, result: SearchResult): PanelView {
  const { report, forecaster, fit = new Float64Array() } = result;
  return {
    ...subjectView(title, series, model),
    sentence: `${automaticSentence(title, forecast.values.length, report)}${notesOf(series)}`,
    fit: forecaster.nonNegative ? fit.map((value) => Math.max(0, value)) : fit,
    fitIsInSample: true,
    forecast: [...forecast.values],
    intervals: plainIntervals(forecast.intervals),
    baselines: viewBaselines(result),
    report,
    backtest: viewBacktest(result),
    nonNegative: forecaster.nonNegative,
    canInsert: true,
  };
}

function notesOf({ notes }: ForecastSubject): string {
  return notes.map((note) => ` ${note}`).join('');
}
