import { describe, expect, it } from 'vitest';
import { coverage } from './coverage.ts';
import { intervalScore } from './intervalScore.ts';
import { overallWeightedAverage } from './overallWeightedAverage.ts';
import { scaledError, seasonalNaiveError } from './scaledError.ts';
import { symmetricPercentageError } from './symmetricPercentageError.ts';

describe('symmetricPercentageError', () => {
  it.each([
    // 200 * 1/3 and 200 * 1/7, worked out by hand.
    { actual: [1, 4], forecast: [2, 3], expected: (200 / 3 + 200 / 7) / 2 },
    { actual: [5], forecast: [5], expected: 0 },
    { actual: [0, 10], forecast: [0, 10], expected: 0 },
    { actual: [1], forecast: [-1], expected: 200 },
    { actual: [0], forecast: [3], expected: 200 },
    { actual: [-10], forecast: [-30], expected: 100 },
  ])('of $forecast against $actual is $expected', ({ actual, forecast, expected }) => {
    expect(symmetricPercentageError(actual, forecast)).toBeCloseTo(expected, 12);
  });
});

describe('seasonalNaiveError', () => {
  it.each([
    { history: [1, 3, 2, 6], period: 1, expected: (2 + 1 + 4) / 3 },
    { history: [1, 3, 2, 6], period: 2, expected: (1 + 3) / 2 },
    { history: [1, 3, 2, 6], period: 4, expected: (2 + 1 + 4) / 3 },
    { history: [4, 4, 4], period: 1, expected: 0 },
  ])('of $history at period $period is $expected', ({ history, period, expected }) => {
    expect(seasonalNaiveError(history, period)).toBeCloseTo(expected, 12);
  });
});

describe('scaledError', () => {
  it('is the mean absolute error in units of the scale', () => {
    expect(scaledError([1, 2, 3], [2, 2, 1], 0.5)).toBe(2);
  });

  it('of a perfect forecast is 0 even of a history without change, and infinite for any other', () => {
    expect(scaledError([4, 4], [4, 4], 0)).toBe(0);
    expect(scaledError([4, 4], [4, 5], 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('overallWeightedAverage', () => {
  it('is the mean of both errors relative to the reference method', () => {
    expect(overallWeightedAverage({ smape: 10, mase: 3 }, { smape: 20, mase: 2 })).toBe(1);
    expect(overallWeightedAverage({ smape: 5, mase: 1 }, { smape: 20, mase: 2 })).toBe(0.375);
  });
});

describe('coverage', () => {
  it('counts the bounds in', () => {
    const interval = { level: 0.8, lower: Float64Array.of(0, 0, 0, 0), upper: Float64Array.of(1, 1, 1, 1) };
    expect(coverage([0, 1, 1.01, -0.01], interval)).toBe(0.5);
  });
});

describe('intervalScore', () => {
  const interval = { level: 0.95, lower: Float64Array.of(-1, -2), upper: Float64Array.of(1, 2) };

  it('is the mean width in units of the scale when all is covered', () => {
    expect(intervalScore([0, 2], interval, 2)).toBe(1.5);
  });

  it('adds 40 times the distance of a value outside a 95 % interval', () => {
    // Widths 2 and 4; 0.5 above the first, 1 below the second.
    expect(intervalScore([1.5, -3], interval, 1)).toBeCloseTo((2 + 40 * 0.5 + 4 + 40 * 1) / 2, 9);
  });
});
