import type { AppliedTransform } from './appliedTransform.ts';

/** Leaves the series; of the forecast's change at step n, counted from the last value on, `factor^n` remains. */
export function dampTransform(values: Float64Array, factor: number): AppliedTransform {
  return {
    values,
    follow: (later) => later,
    invert(forecasts) {
      let before = values[values.length - 1];
      let damped = before;
      return forecasts.map((forecast, step) => {
        damped += factor ** (step + 1) * (forecast - before);
        before = forecast;
        return damped;
      });
    },
    invertFit: (fit) => fit,
  };
}
