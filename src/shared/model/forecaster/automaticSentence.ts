import { countOf, formatNumber } from '../../formatNumber.ts';
import { translate } from '../../l10n/translate.ts';
import type { CandidateKind, ForecastReport } from './forecastReport.ts';
import { reportSentence } from './reportSentence.ts';

/** Who forecasts the next `count` values of what is called `title`, how good that is, and with what seasons it reckons. */
export function automaticSentence(title: string, count: number, report: ForecastReport): string {
  const seasons = report.seasons.map(({ period }) => formatNumber(period));
  const season =
    seasons.length === 0
      ? ''
      : translate(
          ' It reckons with {0} of {1} steps.',
          seasons.length === 1 ? translate('a season') : translate('seasons'),
          seasons.join(translate(' and ')),
        );
  return translate(
    '{0} forecasts the next {1} of {2}. {3}{4}',
    partsInWords(report),
    countOf(count, 'value'),
    title,
    reportSentence(report),
    season,
  );
}

/** Who forecasts: "A mixture of the pre-trained network, textbook methods and an ensemble of networks trained on it". */
function partsInWords({ candidates }: ForecastReport): string {
  const sharing = candidates.filter(({ share }) => share > 0).toSorted((a, b) => b.share - a.share);
  const baselines = sharing.filter(({ kind }) => kind === 'baseline');
  const textbook = baselines.length === 1 ? inSentence(baselines[0].name) : translate('textbook methods');
  const words = [...new Set(sharing.map(({ kind }) => (kind === 'baseline' ? textbook : kindInWords(kind))))];
  if (words.length > 1) {
    return translate('A mixture of {0} and {1}', words.slice(0, -1).join(', '), words.at(-1)!);
  }
  const [only] = words;
  return sharing.length > 1 ? translate('A mixture of {0}', only) : `${only[0].toUpperCase()}${only.slice(1)}`;
}

function kindInWords(kind: Exclude<CandidateKind, 'baseline'>): string {
  switch (kind) {
    case 'prior':
      return translate('the pre-trained network');
    case 'network':
      return translate('an ensemble of networks trained on it');
    case 'chosen':
      return translate('the chosen model');
  }
}

/** A textbook method's name where it does not begin a sentence. */
function inSentence(name: string): string {
  switch (name) {
    case 'Seasonal naive':
      return translate('the seasonal naive method');
    case 'Drift':
      return translate('the drift method');
    default:
      return name;
  }
}
