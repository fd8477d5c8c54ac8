import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drift } from './baselines/drift.ts';
import { naive } from './baselines/naive.ts';
import { naive2 } from './baselines/naive2.ts';
import { seasonalNaive } from './baselines/seasonalNaive.ts';
import { theta } from './baselines/theta.ts';
import { forecastWithIntervals } from './intervalForecast.ts';

const levels = [0.8, 0.95];

/** Series as they come: counts, repeated values, wide ranges, anything finite that can be selected. */
const anySeries = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 60 }),
  fc.array(fc.double({ min: -1e30, max: 1e30, noNaN: true }), { minLength: 8, maxLength: 60 }),
  fc.array(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), { minLength: 8, maxLength: 60 }),
);

describe('forecastWithIntervals', () => {
  it.each([
    ['naive', naive],
    ['seasonalNaive', seasonalNaive],
    ['naive2', naive2],
    ['drift', drift],
    ['theta', theta],
  ])('of %s is finite and holds its point, whatever the series', (_, forecast) => {
    fc.assert(
      fc.property(
        anySeries,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 13 }),
        (list, horizon, period) => {
          const answer = forecastWithIntervals(Float64Array.from(list), horizon, period, levels, forecast);
          expect(answer.point).toHaveLength(horizon);
          for (const { lower, upper } of answer.intervals) {
            for (const [step, value] of answer.point.entries()) {
              expect(Number.isFinite(lower[step]) && Number.isFinite(upper[step])).toBe(true);
              expect(lower[step]).toBeLessThanOrEqual(value);
              expect(upper[step]).toBeGreaterThanOrEqual(value);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['naive', naive],
    ['drift', drift],
    ['theta', theta],
  ])('of %s is shifted and scaled with the series', (_, forecast) => {
    // Steps of a hundredth: smaller ones would be lost by the shift.
    const list = fc.array(
      fc.integer({ min: -1000, max: 1000 }).map((value) => value / 100),
      { minLength: 8, maxLength: 40 },
    );
    fc.assert(
      fc.property(
        list,
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.integer({ min: -900, max: 900 }),
        (of, scale, shift) => {
          const values = Float64Array.from(of);
          const moved = (each: Float64Array) => each.map((value) => scale * value + shift);
          const answer = forecastWithIntervals(values, 7, 1, levels, forecast);
          const other = forecastWithIntervals(moved(values), 7, 1, levels, forecast);
          const near = (actual: Float64Array, expected: Float64Array) =>
            expect(actual.every((value, step) => Math.abs(value - expected[step]) < 1e-4 * (scale + 1))).toBe(true);
          near(other.point, moved(answer.point));
          near(other.intervals[1].upper, moved(answer.intervals[1].upper));
        },
      ),
      // Two smoothings may be equally good but for rounding, so that chance must not choose the series.
      { numRuns: 60, seed: 5 },
    );
  });

  it('continues a line, a season and a constant exactly, with intervals of no width', () => {
    const cases = [
      { forecast: drift, period: 1, valueAt: (t: number) => 5 - 3 * t },
      { forecast: seasonalNaive, period: 4, valueAt: (t: number) => [2, 7, 1, 8][t % 4] },
      { forecast: theta, period: 1, valueAt: () => 42 },
    ];
    for (const { forecast, period, valueAt } of cases) {
      const values = Float64Array.from({ length: 24 }, (_, t) => valueAt(t));
      const { point, intervals } = forecastWithIntervals(values, 6, period, levels, forecast);
      for (const [step, value] of point.entries()) {
        expect(value).toBeCloseTo(valueAt(24 + step), 9);
        expect(intervals[1].upper[step] - intervals[1].lower[step]).toBeCloseTo(0, 9);
      }
    }
  });
});
