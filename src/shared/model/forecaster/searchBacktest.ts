/** What a search's backtest forecast, to be looked at beside what followed; shown once and kept in no file. */
export interface SearchBacktest {
  /** The mixture's forecasts at the latest origins, the earliest first: what it says of the values from `origin` on. */
  readonly forecasts: readonly { readonly origin: number; readonly values: Float64Array }[];
  /** The mixture's errors, and those of the textbook methods at the same origins. */
  readonly errors: readonly StepErrors[];
}

/** How far off a way to forecast is. */
export interface StepErrors {
  /** The textbook method; `null` for the mixture. */
  readonly name: string | null;
  /** Mean absolute error of each step ahead, in data units. */
  readonly byStep: Float64Array;
}

/** A backtest is looked at from no more origins, and no further ahead; what is beyond is left out. */
export const mostShownOrigins = 12;
export const mostShownSteps = 1000;
