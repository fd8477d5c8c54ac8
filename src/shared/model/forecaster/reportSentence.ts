import { formatNumber, formatPercent } from '../../formatNumber.ts';
import type { CandidateResult, ForecastReport } from './forecastReport.ts';

/**
 * How good an automatic forecast is: its backtest error beside that of the best textbook method, by how much that is
 * beaten or wins, what intervals covered; and how a chosen model compares.
 */
export function reportSentence(report: ForecastReport): string {
  const { origins } = report.backtest;
  const chosen = report.candidates.find(({ kind }) => kind === 'chosen');
  const times = `In ${formatNumber(origins.length)} ${origins.length === 1 ? 'backtest' : 'backtests'}`;
  if (chosen !== undefined) {
    return `${times} it was off by ${formatNumber(chosen.error)} on average, ${comparison(chosen.error, report.mixtureError)} what is found automatically (${formatNumber(report.mixtureError)})${chosen.error > report.mixtureError ? ': do not rely on it' : ''}.`;
  }
  const [best] = report.candidates.filter(({ kind }) => kind === 'baseline');
  return `${times} the forecast was off by ${formatNumber(report.mixtureError)} on average${best === undefined ? '' : `, ${againstBaseline(report, best)}`}.${coverageSentence(report)}`;
}

function againstBaseline({ mixtureError, candidates }: ForecastReport, best: CandidateResult): string {
  const shares = candidates.filter(({ share }) => share > 0);
  if (shares.length === 1 && shares[0].kind === 'baseline') {
    return `all of it by the textbook method ${best.name}, which the networks do not beat`;
  }
  const name = `the best textbook method (${best.name})`;
  return `${comparison(mixtureError, best.error)} ${name}${best.error < mixtureError ? ', which wins here' : ''}`;
}

/** How one error compares with another, in words that end where the other is named. */
function comparison(error: number, other: number): string {
  const ratio = error / other;
  if (!(ratio > 1)) {
    return `${formatPercent(1 - ratio)} less than`;
  }
  return ratio < 2 ? `${formatPercent(ratio - 1)} more than` : `${formatNumber(ratio)} times`;
}

function coverageSentence({ coverage }: ForecastReport): string {
  const [widest] = coverage.toSorted((a, b) => b.level - a.level);
  return widest === undefined || !Number.isFinite(widest.achieved)
    ? ''
    : ` Its ${formatPercent(widest.level)} intervals covered ${formatPercent(widest.achieved)} of ${formatNumber(widest.errors)} values.`;
}
