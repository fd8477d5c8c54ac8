import { countOf, formatNumber } from '../../formatNumber.ts';
import type { CandidateKind, ForecastReport } from './forecastReport.ts';
import { reportSentence } from './reportSentence.ts';

/** Who forecasts the next `count` values of what is called `title`, how good that is, and with what seasons it reckons. */
export function automaticSentence(title: string, count: number, report: ForecastReport): string {
  const seasons = report.seasons.map(({ period }) => formatNumber(period));
  const season =
    seasons.length === 0
      ? ''
      : ` It reckons with ${seasons.length === 1 ? 'a season' : 'seasons'} of ${seasons.join(' and ')} steps.`;
  return `${partsInWords(report)} forecasts the next ${countOf(count, 'value')} of ${title}. ${reportSentence(report)}${season}`;
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
