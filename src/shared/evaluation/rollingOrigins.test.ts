import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollingOrigins } from './rollingOrigins.ts';

describe('rollingOrigins', () => {
  it.each([
    { count: 8, horizon: 6, period: 1, maximum: 24, expected: [4, 5, 6, 7] },
    // Two quarterly seasons and one value come first.
    { count: 16, horizon: 8, period: 4, maximum: 24, expected: [9, 10, 11, 12, 13, 14, 15] },
    // No room for two seasons: three origins are left.
    { count: 20, horizon: 6, period: 12, maximum: 24, expected: [17, 18, 19] },
    // The last part of a long series, evenly.
    { count: 1000, horizon: 5, period: 1, maximum: 3, expected: [980, 990, 999] },
    { count: 40, horizon: 5, period: 1, maximum: 1, expected: [39] },
  ])('of $count values at period $period are $expected', ({ expected, ...of }) => {
    expect(rollingOrigins(of.count, of.horizon, of.period, of.maximum)).toEqual(expected);
  });

  it('ascend, leave values on both sides, and are as many as asked for at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 3000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 40 }),
        (count, horizon, period, maximum) => {
          const origins = rollingOrigins(count, horizon, period, maximum);
          expect(origins.length).toBeGreaterThan(0);
          expect(origins.length).toBeLessThanOrEqual(maximum);
          expect(origins.every((origin, which) => which === 0 || origin > origins[which - 1])).toBe(true);
          expect(origins[0]).toBeGreaterThanOrEqual(4);
          expect(origins.at(-1)).toBe(count - 1);
        },
      ),
    );
  });
});
