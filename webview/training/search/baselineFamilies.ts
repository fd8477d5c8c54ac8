import { fitExponentialSmoothing } from '../../../src/shared/evaluation/baselines/exponentialSmoothing.ts';
import { doubledDeviations } from '../../../src/shared/evaluation/baselines/theta.ts';
import type { ForecastComponent, Predictor } from '../../../src/shared/model/forecaster/forecaster.ts';
import { seasonTransforms } from '../../../src/shared/model/forecaster/seasonTransforms.ts';
import type { CandidateFamily } from './searchCandidate.ts';
import { transformed } from './transformed.ts';

/** The textbook methods that are always computed; all but the first on the series without its seasons. */
export function baselineFamilies(periods: readonly number[]): CandidateFamily[] {
  return [
    baseline('Seasonal naive', [], () => ({ kind: 'seasonalNaive', period: periods.at(-1) ?? 1 })),
    baseline('Drift', periods, () => ({ kind: 'drift' })),
    baseline('Theta', periods, (values) => ({
      kind: 'theta',
      smoothing: fitExponentialSmoothing(doubledDeviations(values)).smoothing,
    })),
  ];
}

function baseline(
  name: string,
  periods: readonly number[],
  fitted: (values: Float64Array) => Predictor,
): CandidateFamily {
  return {
    candidates: [{ name, kind: 'baseline' }],
    networks: 0,
    suits: () => true,
    async fit(history): Promise<readonly ForecastComponent[]> {
      const transforms = seasonTransforms(history, periods);
      return [{ name, weights: [1], transforms, predictor: fitted(transformed(transforms, history)) }];
    },
  };
}
