import { fitExponentialSmoothing } from '../../evaluation/baselines/exponentialSmoothing.ts';
import { doubledDeviations } from '../../evaluation/baselines/theta.ts';
import type { ForecastComponent, Transform } from './forecaster.ts';
import { transformed } from './transforms/transformed.ts';

/** The smoothing of a longer history is that of its end: fitting it to all of it would hold the editor up, and change nothing that is seen. */
const mostFitted = 20_000;

/** The Theta method on what transforms make of a history, with the smoothing that fits it. */
export function thetaComponent(transforms: readonly Transform[], history: Float64Array): ForecastComponent {
  const { smoothing } = fitExponentialSmoothing(doubledDeviations(transformed(transforms, history)).slice(-mostFitted));
  return { name: 'Theta', weights: [1], transforms, predictor: { kind: 'theta', smoothing } };
}
