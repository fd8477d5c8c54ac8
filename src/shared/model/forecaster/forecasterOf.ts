import type { ForecastModel } from '../forecastModel.ts';
import type { Forecaster } from './forecaster.ts';

/** How a model forecasts: as was chosen for it, or by its network on its own answers, scaled as in training. */
export function forecasterOf(model: ForecastModel): Forecaster {
  const { name, network, parameters, scaling, trainedOn, provenance } = model;
  return (
    model.forecaster ?? {
      components: [
        {
          name,
          weights: [1],
          transforms: [{ kind: 'likeTraining', scaling, trainedOn }],
          predictor: {
            kind: 'rollOut',
            network,
            members: [{ seed: provenance.training?.seed ?? null, weight: 1, parameters }],
          },
        },
      ],
      calibration: null,
      nonNegative: false,
    }
  );
}
