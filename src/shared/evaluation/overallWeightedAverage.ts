/** The two errors that competitions compare by, of one forecast or the means over many. */
export interface CompetitionErrors {
  /** `symmetricPercentageError`, 0 to 200. */
  readonly smape: number;
  /** `scaledError`. */
  readonly mase: number;
}

/**
 * Overall weighted average (OWA): the mean of both errors relative to those of the method `naive2`, each a mean over the
 * series first (Makridakis, Spiliotis and Assimakopoulos 2020, "The M4 Competition"). 1 is as good as `naive2`, less is
 * better.
 */
export function overallWeightedAverage(errors: CompetitionErrors, naive2: CompetitionErrors): number {
  return (errors.smape / naive2.smape + errors.mase / naive2.mase) / 2;
}
