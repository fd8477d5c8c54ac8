import { assertNever } from '../../../assertNever.ts';
import { summarise } from '../../../series/seriesSummary.ts';
import { scalingForSeries } from '../../scalingForSeries.ts';
import type { Transform } from '../forecaster.ts';
import { measureCentre, measureUnit } from '../measure.ts';
import { type AppliedTransform, elementwise } from './appliedTransform.ts';
import { boundTransform } from './boundTransform.ts';
import { dampTransform } from './dampTransform.ts';
import { differenceTransform } from './differenceTransform.ts';
import { seasonTransform } from './seasonTransform.ts';

/** Applies a transform to a series without gaps. */
export function applyTransform(transform: Transform, values: Float64Array): AppliedTransform {
  switch (transform.kind) {
    case 'log':
      return elementwise(
        values,
        (value) => Math.log(value + transform.offset),
        (value) => Math.exp(value) - transform.offset,
      );
    case 'signedLog': {
      const unit = measureUnit(transform.unit, values);
      return elementwise(
        values,
        (value) => signedLog(value / unit),
        (value) => Math.sign(value) * Math.expm1(Math.abs(value)) * unit,
      );
    }
    case 'difference':
      return differenceTransform(values, transform.lag);
    case 'deseasonalise':
      return seasonTransform(values, transform);
    case 'scale':
      return affine(values, measureCentre(transform.centre, values), measureUnit(transform.unit, values));
    case 'likeTraining': {
      const { scaling } = scalingForSeries(transform, summarise(values));
      return affine(values, scaling.offset, scaling.scale);
    }
    case 'damp':
      return dampTransform(values, transform.factor);
    case 'bound':
      return boundTransform(values, transform.margin);
    default:
      return assertNever(transform);
  }
}

/** `sign(x) log(1 + |x|)`: like x near 0, like its logarithm far from it. */
export function signedLog(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value));
}

function affine(values: Float64Array, centre: number, unit: number): AppliedTransform {
  return elementwise(
    values,
    (value) => (value - centre) / unit,
    (value) => value * unit + centre,
  );
}
