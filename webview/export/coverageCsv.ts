import type { ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import { csvOf, digitsOf } from './csvOf.ts';

/**
 * How often the intervals held in the backtest, beside how often they should, as CSV: a row for each interval, with the number of
 * values, none of them used to make it, that say so. Shares are from 0 to 1.
 */
export function coverageCsv({ coverage }: Pick<ForecastReport, 'coverage'>): string {
  return csvOf(
    [
      { name: 'nominal coverage', at: (row) => digitsOf(coverage[row].level) },
      { name: 'achieved coverage', at: (row) => digitsOf(coverage[row].achieved) },
      { name: 'values', at: (row) => String(coverage[row].errors) },
    ],
    coverage.length,
  );
}
