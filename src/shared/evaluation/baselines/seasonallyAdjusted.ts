import { deseasonalise, reseasonalise, seasonalIndices } from '../../series/seasonalIndices.ts';
import { isSeasonal } from '../../series/seasonalityTest.ts';

/**
 * Forecasts as the competitions' benchmarks do: when the seasonality test says so, the season is taken out by classical
 * multiplicative decomposition, the rest is forecast, and the season is put back. Series with values of 0 or less, which
 * the competitions have none of, get an additive season.
 */
export function seasonallyAdjusted(
  history: Float64Array,
  horizon: number,
  period: number,
  forecast: (adjusted: Float64Array, horizon: number) => Float64Array,
): Float64Array {
  if (!isSeasonal(history, period)) {
    return forecast(history, horizon);
  }
  const positive = history.every((value) => value > 0);
  const season = seasonalIndices(history, period, positive ? 'multiplicative' : 'additive');
  return reseasonalise(forecast(deseasonalise(history, season), horizon), season, history.length);
}
