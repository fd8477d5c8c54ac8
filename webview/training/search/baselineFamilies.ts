import type { ForecastComponent } from '../../../src/shared/model/forecaster/forecaster.ts';
import { thetaComponent } from '../../../src/shared/model/forecaster/thetaComponent.ts';
import type { SeriesTraits } from './networkFamilies.ts';
import type { CandidateFamily } from './searchCandidate.ts';

/** The textbook methods that are always computed; all but the first on the series without its seasons. */
export function baselineFamilies({ periods, seasonsOf }: SeriesTraits): CandidateFamily[] {
  const period = periods.at(-1) ?? 1;
  const part = { weights: [1], transforms: [] };
  return [
    baseline('Seasonal naive', (name) => ({ ...part, name, predictor: { kind: 'seasonalNaive', period } })),
    baseline('Drift', (name, history) => ({
      ...part,
      name,
      transforms: seasonsOf(history),
      predictor: { kind: 'drift' },
    })),
    baseline('Theta', (_, history) => thetaComponent(seasonsOf(history), history)),
  ];
}

function baseline(name: string, fitted: (name: string, history: Float64Array) => ForecastComponent): CandidateFamily {
  return {
    candidates: [{ name, kind: 'baseline' }],
    networks: 0,
    suits: () => true,
    async fit(history): Promise<readonly ForecastComponent[]> {
      return [fitted(name, history)];
    },
  };
}
