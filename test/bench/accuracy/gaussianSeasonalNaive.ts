import { seasonalNaive } from '../../../src/shared/evaluation/baselines/seasonalNaive.ts';
import type { PredictionInterval } from '../../../src/shared/evaluation/predictionInterval.ts';

/** Two-sided 95 % of the normal distribution. */
const normal95 = 1.959964;

/**
 * The interval of the seasonal naive method for normal errors: its spread within the history, growing with the root of the
 * seasons ahead (Hyndman and Athanasopoulos, FPP3, 5.5). For the level 0.95 only.
 */
export function gaussianSeasonalNaive(
  history: readonly number[],
  horizon: number,
  period: number,
  level: 0.95,
): PredictionInterval {
  const lag = history.length > period ? period : 1;
  let squares = 0;
  for (let t = lag; t < history.length; t++) {
    squares += (history[t] - history[t - lag]) ** 2;
  }
  const deviation = Math.sqrt(squares / (history.length - lag));
  const point = seasonalNaive(Float64Array.from(history), horizon, period);
  const halfWidth = (step: number) => normal95 * deviation * Math.sqrt(Math.floor(step / period) + 1);
  return {
    level,
    lower: point.map((value, step) => value - halfWidth(step)),
    upper: point.map((value, step) => value + halfWidth(step)),
  };
}
