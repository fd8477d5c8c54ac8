import { estimateSeason } from '../../series/estimateSeason.ts';
import type { Deseasonalise } from './forecaster.ts';
import { applyTransform } from './transforms/applyTransform.ts';

/**
 * What takes the seasons of a series out, one after the other, shortest period first: none of those that have not been
 * seen often enough, or that chance may have made.
 */
export function seasonTransforms(history: Float64Array, periods: readonly number[]): readonly Deseasonalise[] {
  const transforms: Deseasonalise[] = [];
  let values = history;
  for (const period of periods) {
    const season = estimateSeason(values, period);
    if (season !== null) {
      const { kind, memory, strength } = season;
      const transform: Deseasonalise = { kind: 'deseasonalise', period, season: kind, memory, strength };
      transforms.push(transform);
      values = applyTransform(transform, values).values;
    }
  }
  return transforms;
}
