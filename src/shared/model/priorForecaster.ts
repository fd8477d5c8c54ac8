import type { PointForecaster } from '../evaluation/pointForecaster.ts';
import { isSeasonal } from '../series/seasonalityTest.ts';
import { evaluateForecaster } from './forecaster/evaluateForecaster.ts';
import type { Forecaster, Transform } from './forecaster/forecaster.ts';
import type { Prior } from './prior.ts';

/** Forecasts by the prior alone, without any training on the series. */
export function priorForecaster(prior: Prior): PointForecaster {
  return (history, horizon, period) =>
    evaluateForecaster(untrainedForecaster(prior, history, period), history, horizon).forecast;
}

/**
 * The prior as a forecaster of series such as `history`: the season is taken out when the competitions' test finds it,
 * multiplicative where all values are positive; the prior reads the rest as it is.
 */
export function untrainedForecaster({ predictor }: Prior, history: Float64Array, period: number): Forecaster {
  const season = history.every((value) => value > 0) ? 'multiplicative' : 'additive';
  const transforms: Transform[] = isSeasonal(history, period) ? [{ kind: 'deseasonalise', period, season }] : [];
  return {
    components: [{ name: 'prior', weights: [1], transforms, predictor }],
    calibration: null,
    nonNegative: false,
  };
}
