import { formatLevel, formatNumber, formatPercent } from '../../formatNumber.ts';
import { translate } from '../../l10n/translate.ts';
import type { CandidateResult, ForecastReport } from './forecastReport.ts';
import { methodName } from './methodName.ts';
import { widestCoverage } from './widestCoverage.ts';

/**
 * How good an automatic forecast is: its backtest error beside that of the best textbook method, by how much that is
 * beaten or wins, what intervals covered; and how a chosen model compares.
 */
export function reportSentence(report: ForecastReport): string {
  const { origins } = report.backtest;
  const chosen = report.candidates.find(({ kind }) => kind === 'chosen');
  const times = translate(
    'In {0} {1}',
    formatNumber(origins.length),
    origins.length === 1 ? translate('backtest') : translate('backtests'),
  );
  if (chosen !== undefined) {
    return translate(
      '{0} it was off by {1} on average, {2} what is found automatically ({3}){4}.',
      times,
      formatNumber(chosen.error),
      comparison(chosen.error, report.mixtureError),
      formatNumber(report.mixtureError),
      chosen.error > report.mixtureError ? translate(': do not rely on it') : '',
    );
  }
  const [best] = report.candidates.filter(({ kind }) => kind === 'baseline');
  return translate(
    '{0} the forecast was off by {1} on average{2}.{3}',
    times,
    formatNumber(report.mixtureError),
    best === undefined ? '' : `, ${againstBaseline(report, best)}`,
    coverageSentence(report),
  );
}

function againstBaseline({ mixtureError, candidates }: ForecastReport, best: CandidateResult): string {
  const shares = candidates.filter(({ share }) => share > 0);
  if (shares.length === 1 && shares[0].kind === 'baseline') {
    return translate('all of it by the textbook method {0}, which the networks do not beat', methodName(best.name));
  }
  const name = translate('the best textbook method ({0})', methodName(best.name));
  return `${comparison(mixtureError, best.error)} ${name}${best.error < mixtureError ? translate(', which wins here') : ''}`;
}

/** How one error compares with another, in words that end where the other is named. */
function comparison(error: number, other: number): string {
  const ratio = error / other;
  if (!(ratio > 1)) {
    return translate('{0} less than', formatPercent(1 - ratio));
  }
  return ratio < 2 ? translate('{0} more than', formatPercent(ratio - 1)) : translate('{0} times', formatNumber(ratio));
}

function coverageSentence(report: ForecastReport): string {
  const widest = widestCoverage(report);
  return widest === null
    ? ''
    : translate(
        ' Its {0} intervals covered {1} of {2} values.',
        formatLevel(widest.level),
        formatPercent(widest.achieved),
        formatNumber(widest.errors),
      );
}
