import type { SeriesSummary } from './seriesSummary.ts';

/** An affine map from data units to network units: `network = (value - offset) / scale`. */
export interface Scaling {
  readonly offset: number;
  /** Positive and finite. */
  readonly scale: number;
}

/** Leaves numbers as they are. */
export const identityScaling: Scaling = { offset: 0, scale: 1 };

/** The scaling under which the summarised series has mean 0 and standard deviation 1. */
export function standardise(summary: SeriesSummary): Scaling {
  return { offset: summary.mean, scale: summary.deviation };
}

/** Data units to network units, in float64. */
export function toNetworkUnits(scaling: Scaling, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => (value - scaling.offset) / scaling.scale);
}

/** Network units to data units, in float64; inverse of `toNetworkUnits`. */
export function toDataUnits(scaling: Scaling, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => value * scaling.scale + scaling.offset);
}
