import type { DirectPredictor } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { SearchProblem } from '../../../src/shared/model/forecaster/searchProblem.ts';
import { levels } from './accuracyTable.ts';

/** Of a search's networks. */
const seed = 7;

/** What the extension asks of a search for a selection of one series. */
export function searchProblem(values: Float64Array, horizon: number, prior: DirectPredictor | null): SearchProblem {
  return {
    values,
    horizon,
    seed,
    levels,
    prior,
    periods: null,
    budgetSeconds: 1,
    suggestedPeriod: null,
    nonNegative: null,
    companions: [],
    chosen: null,
  };
}
