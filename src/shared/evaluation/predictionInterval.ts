/** An interval for each step ahead, in data units; it covers the bounds themselves. */
export interface PredictionInterval {
  /** The share of futures that it should cover, in (0, 1). */
  readonly level: number;
  /** `[step]` */
  readonly lower: Float64Array;
  /** `[step]` */
  readonly upper: Float64Array;
}
