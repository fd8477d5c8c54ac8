import type { AppliedTransform } from './appliedTransform.ts';

/** Leaves the series; keeps forecasts within its range and `margin` times that on both sides. */
export function boundTransform(values: Float64Array, margin: number): AppliedTransform {
  const smallest = values.reduce((least, value) => Math.min(least, value));
  const largest = values.reduce((most, value) => Math.max(most, value));
  const beyond = margin * (largest - smallest);
  return {
    values,
    follow: (later) => later,
    invert: (forecasts) =>
      forecasts.map((forecast) => Math.min(Math.max(forecast, smallest - beyond), largest + beyond)),
    invertFit: (fit) => fit,
  };
}
