import { identityScaling } from '../series/scaling.ts';
import type { ForecastModel } from './forecastModel.ts';
import type { Prior } from './prior.ts';

/**
 * The prior as a model that forecasts any series, or many of one length side by side, without training; with a `period`,
 * each series' own season of that length is taken out first. It knows nothing of its errors: it has no intervals.
 */
export function priorModel({ predictor, provenance }: Prior, period: number | null): ForecastModel {
  return {
    name: period === null ? 'Prior' : `Prior, season of ${period}`,
    network: predictor.network,
    parameters: predictor.members[0].parameters,
    forecaster: {
      components: [
        {
          name: 'Prior',
          weights: [1],
          transforms: period === null ? [] : [{ kind: 'deseasonalise', period, season: 'additive' }],
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
