import type { ModelForecast } from '../inference/modelForecaster.ts';
import { countOf, formatNumber } from '../shared/formatNumber.ts';
import type { CandidateKind, ForecastReport } from '../shared/model/forecaster/forecastReport.ts';
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
    sentence: `A first answer for the next ${countOf(forecast.values.length, 'value')} of ${title}, by the network that comes with the extension and the Theta method; ${then}.${notesOf(series)}`,
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
    sentence: `${partsInWords(report)} forecasts the next ${countOf(forecast.values.length, 'value')} of ${title}. ${reportSentence(report)}${season}${notesOf(series)}`,
    forecast: [...forecast.values],
    intervals: viewIntervals(forecast.intervals),
    baselines: viewBaselines(result),
    report,
    nonNegative: forecaster.nonNegative,
    canInsert: true,
  };
}

/** Who forecasts: "A mixture of the prior network, textbook methods and an ensemble of networks trained on it". */
function partsInWords({ candidates }: ForecastReport): string {
  const sharing = candidates.filter(({ share }) => share > 0).toSorted((a, b) => b.share - a.share);
  const baselines = sharing.filter(({ kind }) => kind === 'baseline');
  const textbook = baselines.length === 1 ? inSentence(baselines[0].name) : 'textbook methods';
  const words = [...new Set(sharing.map(({ kind }) => (kind === 'baseline' ? textbook : kindInWords(kind))))];
  if (words.length > 1) {
    return `A mixture of ${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  }
  const [only] = words;
  return sharing.length > 1 ? `A mixture of ${only}` : `${only[0].toUpperCase()}${only.slice(1)}`;
}

function kindInWords(kind: Exclude<CandidateKind, 'baseline'>): string {
  switch (kind) {
    case 'prior':
      return 'the prior network';
    case 'network':
      return 'an ensemble of networks trained on it';
    case 'chosen':
      return 'the chosen model';
  }
}

/** A textbook method's name where it does not begin a sentence. */
function inSentence(name: string): string {
  return name === 'Theta' ? name : `the ${name.toLowerCase()} method`;
}

function notesOf({ notes }: ForecastSubject): string {
  return notes.map((note) => ` ${note}`).join('');
}
