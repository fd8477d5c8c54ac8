import type { DirectPredictor, Forecaster } from './forecaster.ts';
import type { ForecastReport } from './forecastReport.ts';
import type { SearchBacktest } from './searchBacktest.ts';

/** What is to be forecast, and how much may be spent on finding out how. */
export interface SearchProblem {
  /** In data units; NaN where a value is missing; at least `minimumCount` of them known. */
  readonly values: Float64Array;
  /** How many values are to be forecast. */
  readonly horizon: number;
  /** Season lengths in steps, shortest first; found in the numbers when `null`. */
  readonly periods: readonly number[] | null;
  /** A season's length that dates suggest, taken where the numbers show no other and do not speak against it. */
  readonly suggestedPeriod: number | null;
  readonly seed: number;
  /** Seconds that the search may take; what it does depends on these and the series, not on the clock. */
  readonly budgetSeconds: number;
  /** Shares of futures that the intervals should cover, the one that is shown first. */
  readonly levels: readonly number[];
  /** Whether the forecast stops at zero; when `null`, it does where no value is below. */
  readonly nonNegative: boolean | null;
  /** Networks that have seen many series, to be tried beside those trained here; `null` for none. */
  readonly prior: DirectPredictor | null;
  /** Series that were selected with this one, filled: networks that learn from all of them are tried. None for one alone. */
  readonly companions: readonly Float64Array[];
  /** A model that forecasts instead, to be compared with what the search finds; `null` for none. */
  readonly chosen: { readonly name: string; readonly forecaster: Forecaster } | null;
}

/** What a search found. */
export interface SearchResult {
  readonly forecaster: Forecaster;
  readonly report: ForecastReport;
  /** What the textbook methods say, in data units. */
  readonly baselines: readonly { readonly name: string; readonly forecast: Float64Array }[];
  readonly backtest: SearchBacktest;
  /** What the forecaster expects of the last values (`oneStepFit`); none was asked for when left out. */
  readonly fit?: Float64Array;
}
