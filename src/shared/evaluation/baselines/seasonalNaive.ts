import { naive } from './naive.ts';

/** The last season again and again; the last value when the history has no whole season. */
export function seasonalNaive(history: Float64Array, horizon: number, period: number): Float64Array {
  const start = history.length - period;
  return start < 0
    ? naive(history, horizon)
    : Float64Array.from({ length: horizon }, (_, step) => history[start + (step % period)]);
}
