import type { ForecastModel } from '../forecastModel.ts';
import type { Forecaster } from './forecaster.ts';
import { rollOutForecaster } from './rollOutForecaster.ts';

/** How a model forecasts: as was chosen for it, or by its network on its own answers, scaled as in training. */
export function forecasterOf(model: ForecastModel): Forecaster {
  const { name, network, parameters, scaling, trainedOn, provenance } = model;
  return (
    model.forecaster ??
    rollOutForecaster(
      name,
      network,
      [{ kind: 'likeTraining', scaling, trainedOn }],
      [{ seed: provenance.training?.seed ?? null, parameters }],
    )
  );
}
