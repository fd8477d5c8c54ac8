import type { ForecastComponent } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { CandidateKind } from '../../../src/shared/model/forecaster/forecastReport.ts';

/** A way to forecast that the search tries, not fitted to any series yet. */
export interface SearchCandidate {
  readonly name: string;
  readonly kind: CandidateKind;
}

/** Candidates that are fitted together, because one training makes them all. */
export interface CandidateFamily {
  readonly candidates: readonly SearchCandidate[];
  /** Networks that are trained to fit it; where there are any, it is not fitted at every origin. */
  readonly networks: number;
  /** Whether a series of so many values is enough. */
  suits(count: number): boolean;
  /** `[candidate]` Fitted to a history without gaps. */
  fit(history: Float64Array): Promise<readonly ForecastComponent[]>;
}
