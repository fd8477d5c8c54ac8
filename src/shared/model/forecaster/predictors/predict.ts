import { assertNever } from '../../../assertNever.ts';
import { drift } from '../../../evaluation/baselines/drift.ts';
import { seasonalNaive } from '../../../evaluation/baselines/seasonalNaive.ts';
import { unadjustedTheta } from '../../../evaluation/baselines/theta.ts';
import type { Predictor } from '../forecaster.ts';
import { direct } from './direct.ts';
import { rollOut } from './rollOut.ts';

/** What a predictor makes of a series. */
export interface Prediction {
  /** `[step]` The values after the series. */
  readonly forecast: Float64Array;
  /** `[time]` Each value as it was expected from those before, NaN where it was not; `null` when it never is. */
  readonly fit: Float64Array | null;
}

/** Forecasts a transformed series. */
export function predict(predictor: Predictor, values: Float64Array, horizon: number): Prediction {
  switch (predictor.kind) {
    case 'rollOut':
      return rollOut(predictor.network, predictor.members, values, horizon);
    case 'direct':
      return { forecast: direct(predictor, values, horizon), fit: null };
    case 'seasonalNaive':
      return { forecast: seasonalNaive(values, horizon, predictor.period), fit: null };
    case 'drift':
      return { forecast: drift(values, horizon), fit: null };
    case 'theta':
      return { forecast: unadjustedTheta(values, horizon, predictor.smoothing), fit: null };
    default:
      return assertNever(predictor);
  }
}
