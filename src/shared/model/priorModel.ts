import { identityScaling } from '../series/scaling.ts';
import type { SeasonKind } from '../series/seasonalIndices.ts';
import type { ForecastModel } from './forecastModel.ts';
import type { Prior } from './prior.ts';

/** The season of all the series that a model is for. */
export interface PriorSeason {
  /** In steps. */
  readonly period: number;
  readonly kind: SeasonKind;
}

/**
 * The prior as a model that forecasts any series, or many of one length side by side, without training; with a
 * `season`, each series' own of that length is taken out first; one that multiplies the level is for positive numbers alone. It knows nothing of its errors: it has no intervals.
 */
export function priorModel({ predictor, provenance }: Prior, season: PriorSeason | null): ForecastModel {
  return {
    name: season === null ? 'Prior' : `Prior, season of ${season.period}`,
    network: predictor.network,
    parameters: predictor.members[0].parameters,
    forecaster: {
      components: [
        {
          name: 'Prior',
          weights: [1],
          transforms: season === null ? [] : [{ kind: 'deseasonalise', period: season.period, season: season.kind }],
          predictor,
        },
      ],
      calibration: null,
      nonNegative: false,
    },
    scaling: identityScaling,
    trainedOn: null,
    // No date, so that the file is the same whenever it is written.
    provenance: {
      source: { kind: 'selection', label: provenance.data },
      createdAt: new Date(0).toISOString(),
      training: null,
    },
  };
}
