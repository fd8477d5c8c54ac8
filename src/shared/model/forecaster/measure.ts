import { summarise } from '../../series/seriesSummary.ts';
import type { Centre, Unit } from './forecaster.ts';

/** The centre of a series. */
export function measureCentre(centre: Centre, values: Float64Array): number {
  switch (centre) {
    case 'mean':
      return summarise(values).mean;
    case 'last':
      return values[values.length - 1];
    default:
      return centre;
  }
}

/** The unit of a series, 1 where that would be 0. */
export function measureUnit(unit: Unit, values: Float64Array): number {
  switch (unit) {
    case 'deviation':
      return summarise(values).deviation || 1;
    case 'meanAbsoluteDifference':
      return meanAbsoluteDifference(values, 1) || 1;
    default:
      return unit;
  }
}

/** The mean distance between values so many steps apart; 0 when there are none. */
export function meanAbsoluteDifference(values: ArrayLike<number>, lag: number): number {
  let sum = 0;
  for (let step = lag; step < values.length; step++) {
    sum += Math.abs(values[step] - values[step - lag]);
  }
  return values.length > lag ? sum / (values.length - lag) : 0;
}
