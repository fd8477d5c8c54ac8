// What RNN Forecast offers other extensions. This file stands alone: copy it into yours (docs/api.md).

/** What `getExtension<RnnForecastApi>('rnn-forecast.rnn-forecast')?.activate()` answers with. */
export interface RnnForecastApi {
  /** By semantic versioning, of this interface alone: `1.0.0`. */
  readonly version: string;

  /**
   * Forecasts the numbers that follow a list of numbers, oldest first; `null` or NaN where one is missing. Nothing is shown,
   * asked, written or sent anywhere. The same values and options give the same forecast.
   *
   * Rejects with an error named `InputError`, whose message is one sentence for a person, when the values or the options
   * cannot be used, and with one named `Canceled` when the token is cancelled.
   */
  forecast(
    values: ArrayLike<number | null>,
    options?: NumbersForecastOptions,
    token?: NumbersForecastToken,
  ): Promise<NumbersForecast>;
}

/** What is asked of a forecast. */
export interface NumbersForecastOptions {
  /** How many values are forecast, 1 to 500; 12 when left out. */
  readonly horizon?: number;
  /**
   * What may be done for it. `prior`: the network that comes with the extension and textbook methods, mixed by how they did
   * in a backtest; nothing is trained. `search` (when left out): small networks are trained on the values, too.
   */
  readonly effort?: 'prior' | 'search';
  /** How many seconds a search may take, 0.1 to 60; 1 when left out. What it does depends on this, not on the clock. */
  readonly seconds?: number;
  /** A season's length in steps; found in the values when left out, none reckoned with when `null`. */
  readonly season?: number | null;
  /** The shares of futures that the intervals should cover; 0.8 and 0.95 when left out. */
  readonly levels?: readonly number[];
  /** Whether the forecast stops at zero; when left out, it does where no value is below. */
  readonly nonNegative?: boolean;
  /** Of the networks that are trained; 7 when left out. */
  readonly seed?: number;
}

/** A `CancellationToken` of VS Code will do. */
export interface NumbersForecastToken {
  readonly isCancellationRequested: boolean;
}

/** A forecast, in the units of the values. */
export interface NumbersForecast {
  /** `[step]` */
  readonly point: readonly number[];
  /** By level, the narrowest first. */
  readonly intervals: readonly NumbersInterval[];
  readonly verdict: NumbersVerdict;
  /** The seasons' lengths that it reckons with, in steps, shortest first. */
  readonly seasons: readonly number[];
  /** All that was tried, the smallest error first. */
  readonly candidates: readonly NumbersCandidate[];
  /** What was done to the values before, in sentences for a person. */
  readonly notes: readonly string[];
}

/** An interval for each step, around the point forecast. */
export interface NumbersInterval {
  /** The share of futures that it should cover. */
  readonly level: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/**
 * How good the forecast is: what later values of the series were forecast to be from those before, and were. Errors are mean
 * absolute errors.
 */
export interface NumbersVerdict {
  /** All of it in words for a person. */
  readonly sentence: string;
  /** How many such forecasts were made. */
  readonly backtests: number;
  readonly error: number;
  /** The textbook method that did best: `Seasonal naive`, `Drift` or `Theta`. */
  readonly baseline: { readonly name: string; readonly error: number };
  /** Whether the forecast did better than that. */
  readonly beatsBaseline: boolean;
  /** What share of those values each interval covered; `null` where there were too few to tell. */
  readonly coverage: readonly { readonly level: number; readonly achieved: number | null }[];
}

/** One way to forecast that was tried. */
export interface NumbersCandidate {
  readonly name: string;
  readonly kind: 'baseline' | 'prior' | 'network';
  readonly error: number;
  /** Its share of the forecast, 0 to 1. */
  readonly share: number;
}
