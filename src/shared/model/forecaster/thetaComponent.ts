import { fitExponentialSmoothing } from '../../evaluation/baselines/exponentialSmoothing.ts';
import { doubledDeviations } from '../../evaluation/baselines/theta.ts';
import type { ForecastComponent, Transform } from './forecaster.ts';
import { transformed } from './transforms/transformed.ts';

/** The Theta method on what transforms make of a history, with the smoothing that fits it. */
export function thetaComponent(transforms: readonly Transform[], history: Float64Array): ForecastComponent {
  const { smoothing } = fitExponentialSmoothing(doubledDeviations(transformed(transforms, history)));
  return { name: 'Theta', weights: [1], transforms, predictor: { kind: 'theta', smoothing } };
}
