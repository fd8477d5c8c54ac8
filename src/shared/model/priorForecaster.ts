import { fitExponentialSmoothing } from '../evaluation/baselines/exponentialSmoothing.ts';
import { doubledDeviations } from '../evaluation/baselines/theta.ts';
import type { PointForecaster } from '../evaluation/pointForecaster.ts';
import { deseasonalise, seasonalIndices } from '../series/seasonalIndices.ts';
import { evaluateForecaster } from './forecaster/evaluateForecaster.ts';
import type { Deseasonalise, Forecaster } from './forecaster/forecaster.ts';
import { seasonTransforms } from './forecaster/seasonTransforms.ts';
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
export function untrainedForecaster({ predictor }: Prior, history: Float64Array, period: number): Forecaster {
  return {
    components: [{ name: 'prior', weights: [1], transforms: seasonTransforms(history, [period]), predictor }],
    calibration: null,
    nonNegative: false,
  };
}

/** As `untrainedForecaster`, with the Theta method as its equal. */
export function untrainedThetaForecaster(prior: Prior, history: Float64Array, period: number): Forecaster {
  const alone = untrainedForecaster(prior, history, period);
  const transforms = seasonTransforms(history, [period]);
  const adjusted = transforms.reduce(withoutSeason, history);
  const { smoothing } = fitExponentialSmoothing(doubledDeviations(adjusted));
  const theta = { name: 'Theta', weights: [1], transforms, predictor: { kind: 'theta', smoothing } } as const;
  return { ...alone, components: [...alone.components, theta] };
}

function withoutSeason(values: Float64Array, transform: Deseasonalise): Float64Array {
  return deseasonalise(values, seasonalIndices(values, transform.period, transform.season, transform));
}
