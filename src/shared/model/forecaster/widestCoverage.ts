import type { ForecastReport } from './forecastReport.ts';

/** How often the widest interval held what came in the backtest; `null` where that could not be tried. */
export function widestCoverage({
  coverage,
}: Pick<ForecastReport, 'coverage'>): ForecastReport['coverage'][number] | null {
  const tried = coverage.filter(({ achieved }) => Number.isFinite(achieved));
  return tried.toSorted((a, b) => b.level - a.level)[0] ?? null;
}
