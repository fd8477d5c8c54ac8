import { describe, expect, it } from 'vitest';
import { backtest, backtestOf, errorsByStep, meanBacktestError } from './backtest.ts';
import { naive } from './baselines/naive.ts';

const values = Float64Array.of(1, 2, 4, 7, 11);

describe('backtest', () => {
  const result = backtest(values, 2, 1, [2, 4], naive);

  it('keeps actual less forecast, up to the end of the series', () => {
    expect(result.origins).toEqual([2, 4]);
    expect(result.errors.map((each) => Array.from(each))).toEqual([[2, 5], [4]]);
  });

  it('shows the forecaster nothing but the values before the origin', () => {
    const seen: number[][] = [];
    backtest(values, 3, 7, [2, 4], (history, horizon, period) => {
      expect(horizon).toBe(3);
      expect(period).toBe(7);
      seen.push(Array.from(history));
      history.fill(Number.NaN);
      return new Float64Array(horizon);
    });
    expect(seen).toEqual([
      [1, 2],
      [1, 2, 4, 7],
    ]);
    expect(Array.from(values)).toEqual([1, 2, 4, 7, 11]);
  });

  it('is that of the forecasts, wherever they were made', () => {
    expect(backtestOf(values, [2, 4], [[2, 2], [7]])).toEqual(result);
  });

  it('sums up by step and over all', () => {
    expect(Array.from(errorsByStep(result))).toEqual([3, 5]);
    expect(meanBacktestError(result)).toBeCloseTo(11 / 3, 12);
  });
});
