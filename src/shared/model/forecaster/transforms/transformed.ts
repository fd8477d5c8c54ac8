import type { Transform } from '../forecaster.ts';
import { applyTransform } from './applyTransform.ts';

/** A series without gaps after all transforms, in their order. */
export function transformed(transforms: readonly Transform[], values: Float64Array): Float64Array {
  return transforms.reduce((series, transform) => applyTransform(transform, series).values, values);
}
