import type { Transform } from '../../src/shared/model/forecaster/forecaster.ts';
import type { Scaling } from '../../src/shared/series/scaling.ts';

/** What leaves every value by itself, or leaves the series as it is. */
const affine: ReadonlySet<Transform['kind']> = new Set(['scale', 'likeTraining', 'damp', 'bound']);

/**
 * The units of what a network reads, found by comparing a series `values` with itself `read` after the transforms; `null`
 * where these do more than move and stretch it, or where it is constant.
 */
export function dataUnitsOf(
  transforms: readonly Transform[],
  values: Float64Array,
  read: Float64Array,
): Scaling | null {
  if (!transforms.every(({ kind }) => affine.has(kind))) {
    return null;
  }
  let lowest = 0;
  let highest = 0;
  for (let i = 1; i < values.length; i++) {
    lowest = values[i] < values[lowest] ? i : lowest;
    highest = values[i] > values[highest] ? i : highest;
  }
  const spread = read[highest] - read[lowest];
  if (!(spread > 0)) {
    return null;
  }
  const scale = (values[highest] - values[lowest]) / spread;
  return { scale, offset: values[lowest] - read[lowest] * scale };
}
