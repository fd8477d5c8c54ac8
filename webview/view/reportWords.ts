import { formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { engineName } from '../../src/shared/model/backendReport.ts';
import type { CandidateKind, ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import type { TableContent } from './appendTable.ts';

const kindNames: Record<CandidateKind, string> = {
  baseline: 'textbook method',
  prior: 'comes with the extension',
  network: 'trained on these numbers',
  chosen: 'chosen model',
};

/** Everything that decided a forecast, in words: the data, the seasons, how it was tried, what that took. */
export function reportStatements(report: ForecastReport): string[] {
  const { data, seasons, backtest, mixtureError, networksError, coverage, nonNegative } = report;
  const missing = data.missing === 0 ? '' : `, ${formatNumber(data.missing)} of them missing and filled`;
  const origins = backtest.origins.length;
  return [
    `Data: ${formatNumber(data.count)} values${missing}.`,
    seasons.length === 0
      ? 'Season: none that the numbers speak for.'
      : `Season: ${seasons
          .map(
            ({ period, strength, cycles }) =>
              `${formatNumber(period)} steps, seen ${formatNumber(cycles)} times${strength === null ? '' : `, ${formatPercent(strength)} of the variance`}`,
          )
          .join('; ')}.`,
    `Backtest: ${formatNumber(origins)} forecasts of up to ${formatNumber(backtest.horizon)} steps, the first from ${formatNumber(backtest.origins[0])} values. The mixture was off by ${formatNumber(mixtureError)} on average${networksError === null ? '' : `, its networks alone by ${formatNumber(networksError)}`}.`,
    ...coverage.map(({ level, achieved, errors }) =>
      Number.isFinite(achieved)
        ? `The ${formatPercent(level)} interval covered ${formatPercent(achieved)} of ${formatNumber(errors)} values that were not used to make it.`
        : `How much the ${formatPercent(level)} interval covers could not be tried: there are too few values.`,
    ),
    nonNegative ? 'Forecast and intervals stop at zero.' : 'Forecast and intervals may fall below zero.',
    `Search: ${formatNumber(report.networksTrained)} networks in ${formatNumber(report.seconds)} s of ${formatNumber(report.budgetSeconds)} s on ${engineName(report.engine)}, seed ${report.seed}.`,
  ];
}

/** The candidates by their errors. */
export function candidateTable({ candidates }: ForecastReport): TableContent {
  return {
    columns: ['Candidate', 'What it is', 'Off by', 'Share'],
    rows: candidates.map(({ name, kind, error, share }) => [
      name,
      kindNames[kind],
      formatNumber(error),
      share === 0 ? 'none' : formatPercent(share),
    ]),
    note: 'Mean absolute errors of the backtest, the smallest first.',
  };
}
