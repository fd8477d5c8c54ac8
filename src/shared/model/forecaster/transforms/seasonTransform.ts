import { deseasonalise, reseasonalise, seasonalIndices } from '../../../series/seasonalIndices.ts';
import type { Deseasonalise } from '../forecaster.ts';
import { type AppliedTransform, elementwise } from './appliedTransform.ts';

/** The series without its season; as it is when it has less than two periods. */
export function seasonTransform(values: Float64Array, transform: Deseasonalise): AppliedTransform {
  const { period, season: kind } = transform;
  if (values.length < 2 * period) {
    return elementwise(values, Number, Number);
  }
  const season = seasonalIndices(values, period, kind, transform);
  return {
    values: deseasonalise(values, season),
    follow: (later) => deseasonalise(later, season, values.length),
    invert: (forecasts) => reseasonalise(forecasts, season, values.length),
    invertFit: (fit) => reseasonalise(fit, season, 0),
  };
}
