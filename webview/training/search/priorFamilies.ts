import type { DirectPredictor, ForecastComponent } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { SeriesTraits } from './networkFamilies.ts';
import type { CandidateFamily } from './searchCandidate.ts';

/** The networks that have seen many series, as they are; none when there is no prior. */
export function priorFamilies({ seasonsOf, bound }: SeriesTraits, prior: DirectPredictor | null): CandidateFamily[] {
  if (prior === null) {
    return [];
  }
  const name = 'Prior';
  return [
    {
      candidates: [{ name, kind: 'prior' }],
      networks: 0,
      suits: () => true,
      async fit(history): Promise<readonly ForecastComponent[]> {
        const transforms = [bound, ...seasonsOf(history)];
        return [{ name, weights: [1], transforms, predictor: prior }];
      },
    },
  ];
}
