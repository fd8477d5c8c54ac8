import type { AppliedTransform } from './appliedTransform.ts';

/** Each value less the one `lag` steps before it; undone by adding up from the last values on. */
export function differenceTransform(values: Float64Array, lag: number): AppliedTransform {
  return {
    values: values.slice(lag).map((value, step) => value - values[step]),
    follow: (later) =>
      later.map((value, step) => value - (step < lag ? values[values.length - lag + step] : later[step - lag])),
    invert(forecasts) {
      const known = new Float64Array(lag + forecasts.length);
      known.set(values.subarray(values.length - lag));
      forecasts.forEach((forecast, step) => {
        known[lag + step] = known[step] + forecast;
      });
      return known.subarray(lag);
    },
    invertFit: null,
  };
}
