import type { BackendReport } from '../backendReport.ts';

/**
 * What kind of thing forecasts: a textbook method, the network that comes with the extension, networks trained on the
 * series, or a model of the person's choice, which stands beside the others and takes no share.
 */
export type CandidateKind = 'baseline' | 'prior' | 'network' | 'chosen';

/** Everything that decided a forecast, for a person to read. Errors are mean absolute errors of the backtest, in data units. */
export interface ForecastReport {
  readonly data: {
    readonly count: number;
    /** How many of them were missing, and filled. */
    readonly missing: number;
  };
  readonly seasons: readonly SeasonFinding[];
  readonly backtest: {
    /** How many values were known at each forecast. */
    readonly origins: readonly number[];
    readonly horizon: number;
  };
  /** In the order of their errors, the smallest first. */
  readonly candidates: readonly CandidateResult[];
  /** Error of the whole mixture. */
  readonly mixtureError: number;
  /** Error of the networks in it without the textbook methods; `null` without any. */
  readonly networksError: number | null;
  readonly coverage: readonly CoverageResult[];
  readonly nonNegative: boolean;
  readonly seed: number;
  /** Which engine trained. */
  readonly engine: BackendReport['engine'];
  readonly seconds: number;
  readonly budgetSeconds: number;
  /** How many networks were trained, those of the backtest among them. */
  readonly networksTrained: number;
  /** What an iteration of their trainings took, on average; unknown when left out, as where nothing was trained. */
  readonly msPerIteration?: number;
}

/** A season that the forecast reckons with. */
export interface SeasonFinding {
  readonly period: number;
  /** Share of the variance that it explains; `null` when the season was given. */
  readonly strength: number | null;
  /** How many whole seasons were seen. */
  readonly cycles: number;
}

/** How one candidate did. */
export interface CandidateResult {
  readonly name: string;
  readonly kind: CandidateKind;
  readonly error: number;
  /** Its share of the forecast, 0 to 1. */
  readonly share: number;
}

/** How many of the backtest's values an interval covered that was made from the other forecasts' errors. */
export interface CoverageResult {
  readonly level: number;
  readonly achieved: number;
  readonly errors: number;
}
