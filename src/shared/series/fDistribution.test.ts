import { describe, expect, it } from 'vitest';
import { logTailProbability } from './fDistribution.ts';

describe('logTailProbability', () => {
  it.each([
    // With two degrees of freedom above, the tail is (1 + 2 F / d)^(-d / 2); d = 2 below it is the power 1.
    { statistic: 3, numerator: 2, denominator: 10, expected: -5 * Math.log(1.6) },
    { statistic: 0.1, numerator: 2, denominator: 40, expected: -20 * Math.log(1.005) },
    { statistic: 1e4, numerator: 2, denominator: 1000, expected: -500 * Math.log(21) },
    // F(1, 1) is the square of a Cauchy variable: its tail above 1 is one half.
    { statistic: 1, numerator: 1, denominator: 1, expected: Math.log(0.5) },
    // Tables: the upper 5 % and 1 % points.
    { statistic: 3.7083, numerator: 3, denominator: 10, expected: Math.log(0.05) },
    { statistic: 2.9791, numerator: 10, denominator: 30, expected: Math.log(0.01) },
    { statistic: 0, numerator: 3, denominator: 4, expected: 0 },
    { statistic: Number.POSITIVE_INFINITY, numerator: 3, denominator: 4, expected: Number.NEGATIVE_INFINITY },
  ])(
    'above $statistic with $numerator and $denominator degrees is $expected',
    ({ statistic, numerator, denominator, expected }) => {
      const actual = logTailProbability(statistic, numerator, denominator);
      if (Number.isFinite(expected)) {
        expect(Math.abs(actual - expected)).toBeLessThan(2e-3 * Math.max(1, Math.abs(expected)));
      } else {
        expect(actual).toBe(expected);
      }
    },
  );

  it('agrees with the closed form to nine digits', () => {
    for (const statistic of [0.01, 0.5, 1, 2, 10, 1e3]) {
      const expected = -8 * Math.log(1 + statistic / 8);
      expect(Math.abs(logTailProbability(statistic, 2, 16) / expected - 1)).toBeLessThan(1e-9);
    }
  });
});
