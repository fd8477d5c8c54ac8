import { allFinite } from '../../../src/shared/allFinite.ts';
import { backtestOf, meanBacktestError } from '../../../src/shared/evaluation/backtest.ts';
import { evaluateForecaster } from '../../../src/shared/model/forecaster/evaluateForecaster.ts';
import type { ForecastComponent } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { CandidateFamily, SearchCandidate } from './searchCandidate.ts';

/** A candidate, and how it did. */
export interface Trial extends SearchCandidate {
  /** Fitted to the whole series. */
  readonly component: ForecastComponent;
  /** `[origin][step]`; `null` at origins that were too many for it. */
  readonly forecasts: readonly (Float64Array | null)[];
  /** What comes after the whole series. */
  readonly final: Float64Array;
  /** Mean absolute error at the origins that all candidates share. */
  readonly error: number;
}

/** Where candidates are tried. */
export interface TrialPlan {
  readonly values: Float64Array;
  readonly horizon: number;
  /** How many values are known at each forecast, ascending. */
  readonly origins: readonly number[];
  /** Places in `origins` at which every candidate is tried; those that need training only there. */
  readonly shared: readonly number[];
  /** Called after each fit with the share of the work done. */
  readonly breathe: (done: number) => Promise<void>;
}

/** Fits every candidate to the history before each origin, and to the whole; leaves out what is not finite somewhere. */
export async function tryCandidates(families: readonly CandidateFamily[], plan: TrialPlan): Promise<Trial[]> {
  const usable = families.filter((family) => family.suits(plan.origins[0]));
  const trials: Trial[] = [];
  for (const [turn, family] of usable.entries()) {
    const breathe = (part: number) => plan.breathe((turn + part) / usable.length);
    trials.push(...(await tryFamily(family, plan, breathe)));
  }
  return trials;
}

async function tryFamily(
  family: CandidateFamily,
  { values, horizon, origins, shared }: TrialPlan,
  breathe: (part: number) => Promise<void>,
): Promise<Trial[]> {
  const places = family.networks > 0 ? shared : [...origins.keys()];
  const made = new Map<number, readonly Float64Array[]>();
  for (const [count, place] of places.entries()) {
    const history = values.slice(0, origins[place]);
    const components = await family.fit(history);
    // What lies beyond the series nothing can be compared with; a long horizon would take most of the time for it.
    const steps = Math.min(horizon, values.length - origins[place]);
    made.set(
      place,
      components.map((component) => forecastOf(component, history, steps)),
    );
    await breathe((count + 1) / (places.length + 1));
  }
  const components = await family.fit(values);
  return components.flatMap((component, which): Trial[] => {
    const forecasts = origins.map((_, place) => made.get(place)?.[which] ?? null);
    const final = forecastOf(component, values, horizon);
    if (![...forecasts, final].every((each) => each === null || allFinite(each))) {
      return [];
    }
    const error = meanBacktestError(
      backtestOf(
        values,
        shared.map((place) => origins[place]),
        shared.map((place) => forecasts[place] ?? []),
      ),
    );
    return [{ ...family.candidates[which], component, forecasts, final, error }];
  });
}

function forecastOf(component: ForecastComponent, history: Float64Array, horizon: number): Float64Array {
  const alone = { components: [component], calibration: null, nonNegative: false };
  return evaluateForecaster(alone, history, horizon).forecast;
}
