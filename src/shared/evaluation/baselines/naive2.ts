import { naive } from './naive.ts';
import { seasonallyAdjusted } from './seasonallyAdjusted.ts';

/** The naive method after seasonal adjustment: what OWA compares with (Makridakis, Spiliotis and Assimakopoulos 2020). */
export function naive2(history: Float64Array, horizon: number, period: number): Float64Array {
  return seasonallyAdjusted(history, horizon, period, naive);
}
