import { autocorrelation } from './autocorrelation.ts';

/** Two-sided 90 % of the normal distribution, as in the competitions. */
const critical = 1.645;

/**
 * The seasonality test of the M3 and M4 competitions (Makridakis et al. 2020): whether the autocorrelation at the lag of
 * the period is beyond the 90 % limits under none from there on (Bartlett 1946). Says no for less than three periods of
 * values and for a period of 1.
 */
export function isSeasonal(values: ArrayLike<number>, period: number): boolean {
  if (period < 2 || values.length < 3 * period) {
    return false;
  }
  const correlations = autocorrelation(values, period);
  let squares = 0;
  for (let lag = 1; lag < period; lag++) {
    squares += correlations[lag] ** 2;
  }
  return Math.abs(correlations[period]) > critical * Math.sqrt((1 + 2 * squares) / values.length);
}
