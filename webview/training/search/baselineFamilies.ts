import { fitExponentialSmoothing } from '../../../src/shared/evaluation/baselines/exponentialSmoothing.ts';
import { doubledDeviations } from '../../../src/shared/evaluation/baselines/theta.ts';
import type { ForecastComponent, Predictor } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { SeriesTraits } from './networkFamilies.ts';
import type { CandidateFamily } from './searchCandidate.ts';
import type { SeasonsOf } from './seasonsByLength.ts';
import { transformed } from './transformed.ts';

/** The textbook methods that are always computed; all but the first on the series without its seasons. */
export function baselineFamilies({ periods, seasonsOf }: SeriesTraits): CandidateFamily[] {
  return [
    baseline(
      'Seasonal naive',
      () => [],
      () => ({ kind: 'seasonalNaive', period: periods.at(-1) ?? 1 }),
    ),
    baseline('Drift', seasonsOf, () => ({ kind: 'drift' })),
    baseline('Theta', seasonsOf, (values) => ({
      kind: 'theta',
      smoothing: fitExponentialSmoothing(doubledDeviations(values)).smoothing,
    })),
  ];
}

function baseline(name: string, seasonsOf: SeasonsOf, fitted: (values: Float64Array) => Predictor): CandidateFamily {
  return {
    candidates: [{ name, kind: 'baseline' }],
    networks: 0,
    suits: () => true,
    async fit(history): Promise<readonly ForecastComponent[]> {
      const transforms = seasonsOf(history);
      return [{ name, weights: [1], transforms, predictor: fitted(transformed(transforms, history)) }];
    },
  };
}
