import type { Transform } from '../forecaster.ts';

/** The lengths of the seasons that transforms take out, in steps, in their order. */
export function seasonPeriods(transforms: readonly Transform[]): number[] {
  return transforms.flatMap((transform) => (transform.kind === 'deseasonalise' ? [transform.period] : []));
}
