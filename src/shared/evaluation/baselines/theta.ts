import { fitExponentialSmoothing, smooth } from './exponentialSmoothing.ts';
import { seasonallyAdjusted } from './seasonallyAdjusted.ts';

/**
 * The Theta method that won the M3 competition (Assimakopoulos and Nikolopoulos 2000): the mean of the regression line
 * drawn on and of the exponential smoothing of the series with its deviations from that line doubled, after seasonal
 * adjustment.
 */
export function theta(history: Float64Array, horizon: number, period: number): Float64Array {
  return seasonallyAdjusted(history, horizon, period, (adjusted, ahead) => unadjustedTheta(adjusted, ahead));
}

/** The Theta method without seasonal adjustment; its smoothing is fitted where none is given. */
export function unadjustedTheta(values: Float64Array, horizon: number, smoothing?: number): Float64Array {
  const line = regressionLine(values);
  const doubled = doubledDeviations(values);
  const { lastLevel } = smoothing === undefined ? fitExponentialSmoothing(doubled) : smooth(doubled, smoothing);
  return Float64Array.from({ length: horizon }, (_, step) => (line(values.length + step) + lastLevel) / 2);
}

/** The series with its deviations from the regression line doubled: what the method smooths. */
export function doubledDeviations(values: Float64Array): Float64Array {
  const line = regressionLine(values);
  return values.map((value, t) => 2 * value - line(t));
}

/** The least-squares line through the values over their steps. */
function regressionLine(values: Float64Array): (step: number) => number {
  const centre = (values.length - 1) / 2;
  let mean = 0;
  let products = 0;
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    mean += values[t] / values.length;
    products += (t - centre) * values[t];
    squares += (t - centre) ** 2;
  }
  const slope = squares > 0 ? products / squares : 0;
  return (step) => mean + slope * (step - centre);
}
