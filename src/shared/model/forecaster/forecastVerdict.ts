import type { ForecastReport } from './forecastReport.ts';
import { reportSentence } from './reportSentence.ts';

/** How good a forecast is by its backtest, beside the best textbook method. Errors are mean absolute errors, in data units. */
export interface ForecastVerdict {
  /** All of it in words. */
  readonly sentence: string;
  /** How many forecasts the backtest made. */
  readonly backtests: number;
  readonly error: number;
  /** The textbook method that did best. */
  readonly baseline: { readonly name: string; readonly error: number };
  /** Whether the forecast did better than that. */
  readonly beatsBaseline: boolean;
  /** What share of the backtest's values the intervals of each level covered; `null` where there were too few to tell. */
  readonly coverage: readonly { readonly level: number; readonly achieved: number | null }[];
}

/** Judges by the report of a search, in which the textbook methods always take part. */
export function forecastVerdict(report: ForecastReport): ForecastVerdict {
  const { mixtureError: error, backtest, candidates, coverage } = report;
  const best = candidates.find(({ kind }) => kind === 'baseline');
  if (best === undefined) {
    throw new Error('The search tried no textbook method.');
  }
  return {
    sentence: reportSentence(report),
    backtests: backtest.origins.length,
    error,
    baseline: { name: best.name, error: best.error },
    beatsBaseline: error < best.error,
    coverage: coverage.map(({ level, achieved }) => ({ level, achieved: Number.isFinite(achieved) ? achieved : null })),
  };
}
