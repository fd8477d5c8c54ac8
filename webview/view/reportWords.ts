import { countOf, formatLevel, formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { engineName } from '../../src/shared/model/backendReport.ts';
import type { CandidateKind, ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import type { TableContent } from './appendTable.ts';
import type { PanelContents } from './panelContents.ts';

const kindNames: Record<CandidateKind, string> = {
  baseline: translate('textbook method'),
  prior: translate('comes with the extension'),
  network: translate('trained on these numbers'),
  chosen: translate('chosen model'),
};

/**
 * Everything that decided a forecast, in words: the data, the seasons, how it was tried, what that took, and what the line one
 * step ahead is, of so many steps.
 */
export function reportStatements(report: ForecastReport, fitSteps: number): string[] {
  const { data, seasons, backtest, mixtureError, networksError, coverage, nonNegative } = report;
  const missing = data.missing === 0 ? '' : translate(', {0} of them missing and filled', formatNumber(data.missing));
  const origins = backtest.origins.length;
  return [
    translate('Data: {0} values{1}.', formatNumber(data.count), missing),
    seasons.length === 0
      ? translate('Season: none that the numbers speak for.')
      : translate(
          'Season: {0}.',
          seasons
            .map(({ period, strength, cycles }) =>
              translate(
                '{0} steps, seen {1} times{2}',
                formatNumber(period),
                formatNumber(cycles),
                strength === null ? '' : translate(', {0} of the variance', formatPercent(strength)),
              ),
            )
            .join('; '),
        ),
    translate(
      'Backtest: {0} of up to {1}, the first from {2}. The mixture was off by {3} on average{4}.',
      countOf(origins, 'forecast'),
      countOf(backtest.horizon, 'step'),
      countOf(backtest.origins[0], 'value'),
      formatNumber(mixtureError),
      networksError === null ? '' : translate(', its networks alone by {0}', formatNumber(networksError)),
    ),
    ...coverage.map(({ level, achieved, errors }) =>
      Number.isFinite(achieved)
        ? translate(
            'The {0} interval covered {1} of {2} values that were not used to make it.',
            formatLevel(level),
            formatPercent(achieved),
            formatNumber(errors),
          )
        : translate(
            'How much the {0} interval covers could not be tried: there are too few values.',
            formatLevel(level),
          ),
    ),
    nonNegative
      ? translate('Forecast and intervals stop at zero.')
      : translate('Forecast and intervals may fall below zero.'),
    translate(
      'Search: {0} networks in {1} s of {2} s on {3}, seed {4}.',
      formatNumber(report.networksTrained),
      formatNumber(report.seconds),
      formatNumber(report.budgetSeconds),
      engineName(report.engine),
      String(report.seed),
    ),
    ...(fitSteps === 0
      ? []
      : [
          translate(
            'The line one step ahead shows what the finished mixture expects of the last {0}, each from those before it. It was made knowing them (in sample), so it looks better than the forecast is: how good that is, the backtest tells.',
            countOf(fitSteps, 'value'),
          ),
        ]),
  ];
}

/** Of how many values a model says what it expects that was made knowing them. */
export function inSampleSteps(forecast: PanelContents['forecast']): number {
  return forecast?.series.fitIsInSample ? forecast.series.fit.length : 0;
}

/** The candidates by their errors. */
export function candidateTable({ candidates }: ForecastReport): TableContent {
  return {
    columns: [translate('Candidate'), translate('What it is'), translate('Off by'), translate('Share')],
    rows: candidates.map(({ name, kind, error, share }) => [
      methodName(name),
      kindNames[kind],
      formatNumber(error),
      share === 0 ? translate('none') : formatPercent(share),
    ]),
    note: translate('Mean absolute errors of the backtest, the smallest first.'),
  };
}
