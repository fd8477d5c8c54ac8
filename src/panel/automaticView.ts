import type { ModelForecast } from '../inference/modelForecaster.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import type { CandidateResult, ForecastReport } from '../shared/model/forecaster/forecastReport.ts';
import type { SearchResult } from '../shared/model/forecaster/searchProblem.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import type { PanelView } from '../shared/protocol.ts';
import { type ForecastSubject, subjectView, viewBaselines, viewIntervals } from './panelView.ts';
import { reportSentence } from './reportSentence.ts';

/** A forecast of a series by a model that was made for it. */
export interface AutomaticResult {
  readonly title: string;
  readonly series: ForecastSubject;
  readonly model: ForecastModel;
  readonly forecast: ModelForecast;
}

/** What the prior says at once, while the search is under way or after it was stopped. */
export function firstAnswerView({ title, series, model, forecast }: AutomaticResult, stopped = false): PanelView {
  const then = stopped ? 'the search for a better one was stopped' : 'looking for a better one';
  return {
    ...subjectView(title, series, model),
    sentence: `A first answer for the next ${countOf(forecast.values.length)} of ${title}, by the network that comes with the extension and the Theta method; ${then}.${notesOf(series)}`,
    forecast: [...forecast.values],
    canInsert: true,
  };
}

/** What the search found, and how good it is. */
export function automaticView({ title, series, model, forecast }: AutomaticResult, result: SearchResult): PanelView {
  const { report, forecaster } = result;
  const seasons = report.seasons.map(({ period }) => formatNumber(period));
  const season =
    seasons.length === 0
      ? ''
      : ` It reckons with ${seasons.length === 1 ? 'a season' : 'seasons'} of ${seasons.join(' and ')} steps.`;
  return {
    ...subjectView(title, series, model),
    sentence: `${partsInWords(report)} forecasts the next ${countOf(forecast.values.length)} of ${title}. ${reportSentence(report)}${season}${notesOf(series)}`,
    forecast: [...forecast.values],
    intervals: viewIntervals(forecast.intervals),
    baselines: viewBaselines(result),
    report,
    nonNegative: forecaster.nonNegative,
    canInsert: true,
  };
}

/** Who forecasts: "A mixture of the prior, Theta and networks trained on it". */
function partsInWords({ candidates }: ForecastReport): string {
  const sharing = candidates.filter(({ share }) => share > 0).toSorted((a, b) => b.share - a.share);
  const words = [...new Set(sharing.map(partInWords))];
  const [first] = words;
  return words.length === 1
    ? `${first[0].toUpperCase()}${first.slice(1)}`
    : `A mixture of ${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function partInWords({ kind, name }: CandidateResult): string {
  switch (kind) {
    case 'prior':
      return 'the prior network';
    case 'network':
      return 'an ensemble of networks trained on it';
    case 'baseline':
      return name === 'Theta' ? name : name.toLowerCase();
    case 'chosen':
      return name;
  }
}

function notesOf({ notes }: ForecastSubject): string {
  return notes.map((note) => ` ${note}`).join('');
}

function countOf(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'value' : 'values'}`;
}
