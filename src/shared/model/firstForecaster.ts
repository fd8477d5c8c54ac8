import { findSeasonLengths } from '../series/seasonLengths.ts';
import type { Forecaster } from './forecaster/forecaster.ts';
import type { Prior } from './prior.ts';
import { untrainedThetaForecaster } from './priorForecaster.ts';

/** Series up to this length are looked through for seasons at once; the search looks through all. */
const quickValues = 500;

/** What answers at once, before anything is tried: the prior and the Theta method. `suggested` is the season by the dates. */
export function firstForecaster(prior: Prior, values: Float64Array, suggested: number | null): Forecaster {
  const untrained = untrainedThetaForecaster(prior, values, quickPeriod(values, suggested));
  return { ...untrained, nonNegative: values.every((value) => value >= 0) };
}

function quickPeriod(values: Float64Array, suggested: number | null): number {
  const found = values.length <= quickValues ? findSeasonLengths(values).at(-1)?.period : undefined;
  return found ?? suggested ?? 1;
}
