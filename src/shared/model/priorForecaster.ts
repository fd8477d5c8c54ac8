import type { PointForecaster } from '../evaluation/pointForecaster.ts';
import { evaluateForecaster } from './forecaster/evaluateForecaster.ts';
import type { ForecastComponent, Forecaster, Transform } from './forecaster/forecaster.ts';
import { seasonTransforms } from './forecaster/seasonTransforms.ts';
import { thetaComponent } from './forecaster/thetaComponent.ts';
import type { Prior } from './prior.ts';

/** Forecasts by the prior, without any training on the series. */
export function priorForecaster(prior: Prior): PointForecaster {
  return (history, horizon, period) =>
    evaluateForecaster(untrainedForecaster(prior, history, period), history, horizon).forecast;
}

/** Forecasts by the mean of the prior and the Theta method, whose errors are of different kinds. */
export function priorThetaForecaster(prior: Prior): PointForecaster {
  return (history, horizon, period) =>
    evaluateForecaster(untrainedThetaForecaster(prior, history, period), history, horizon).forecast;
}

/** The prior as a forecaster of series such as `history`: it reads what is left when the season is taken out. */
export function untrainedForecaster(prior: Prior, history: Float64Array, period: number): Forecaster {
  return equals([priorComponent(prior, seasonTransforms(history, [period]))]);
}

/** As `untrainedForecaster`, with the Theta method as its equal. */
export function untrainedThetaForecaster(prior: Prior, history: Float64Array, period: number): Forecaster {
  const seasons = seasonTransforms(history, [period]);
  return equals([priorComponent(prior, seasons), thetaComponent(seasons, history)]);
}

function priorComponent({ predictor }: Prior, transforms: readonly Transform[]): ForecastComponent {
  return { name: 'prior', weights: [1], transforms, predictor };
}

function equals(components: readonly ForecastComponent[]): Forecaster {
  return { components, calibration: null, nonNegative: false };
}
