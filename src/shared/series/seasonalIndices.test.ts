import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAllNear } from '../../../test/support/expectAllClose.ts';
import { autocorrelation } from './autocorrelation.ts';
import { deseasonalise, reseasonalise, seasonalIndices } from './seasonalIndices.ts';
import { isSeasonal } from './seasonalityTest.ts';

describe('seasonalIndices', () => {
  it('finds what a line was given, added', () => {
    const season = [3, -1, -2];
    const values = Float64Array.from({ length: 12 }, (_, t) => 10 + 2 * t + season[t % 3]);
    expectAllNear(seasonalIndices(values, 3, 'additive').indices, season, 1e-9);
  });

  it('finds what a level was multiplied by, of an even period', () => {
    const season = [0.5, 1.5, 1.2, 0.8];
    const values = Float64Array.from({ length: 8 }, (_, t) => 50 * season[t % 4]);
    expectAllNear(seasonalIndices(values, 4, 'multiplicative').indices, season, 1e-9);
  });

  it('agrees with the figures of a small table worked out by hand', () => {
    // Moving averages of 2, halves at the ends: 3 at t = 1, 4 at t = 2; differences 1 and -1.
    expectAllNear(seasonalIndices([1, 4, 3, 6], 2, 'additive').indices, [-1, 1], 1e-12);
  });

  it('takes two periods', () => {
    expect(() => seasonalIndices([1, 2, 3], 2, 'additive')).toThrow(
      'A season of 2 steps cannot be estimated from 3 values.',
    );
  });

  it('can be taken out and put back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom('additive' as const, 'multiplicative' as const),
        fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), { minLength: 24, maxLength: 60 }),
        (period, kind, values) => {
          const season = seasonalIndices(values, period, kind);
          const back = reseasonalise(deseasonalise(values, season), season, 0);
          expectAllNear(back, values, 1e-9 * Math.max(...values));
        },
      ),
    );
  });

  it('goes on at the phase where the series ended', () => {
    const season = { kind: 'additive' as const, indices: Float64Array.of(1, 2, -3) };
    expect(Array.from(reseasonalise([0, 0, 0, 0], season, 5))).toEqual([-3, 1, 2, -3]);
  });
});

describe('autocorrelation', () => {
  it('agrees with the figures worked out by hand', () => {
    // Deviations -1.5, -0.5, 0.5, 1.5; squares 5, products at lag 1: 1.25, at lag 2: -1.5.
    expectAllNear(autocorrelation([1, 2, 3, 4], 5), [1, 0.25, -0.3, -0.45, 0, 0], 1e-12);
  });

  it('of a constant is none', () => {
    expect(Array.from(autocorrelation([7, 7, 7], 1))).toEqual([1, 0]);
  });
});

describe('isSeasonal', () => {
  const wave = (length: number) => Float64Array.from({ length }, (_, t) => Math.sin((t * Math.PI) / 2) + 0.01 * t);

  it.each([
    { name: 'a season', values: wave(20), period: 4, expected: true },
    { name: 'a season seen less than three times', values: wave(11), period: 4, expected: false },
    { name: 'another season', values: wave(20), period: 5, expected: false },
    { name: 'no period', values: wave(20), period: 1, expected: false },
    { name: 'a constant', values: new Float64Array(20).fill(3), period: 4, expected: false },
  ])('of $name is $expected', ({ values, period, expected }) => {
    expect(isSeasonal(values, period)).toBe(expected);
  });
});

describe('seasonalIndices with weights', () => {
  const values = Float64Array.of(1, 4, 3, 6, 5, 12);

  it('lets old seasons count less', () => {
    // Moving averages of 2, halves at the ends: 3, 4, 5, 7; differences of phase 1 at t = 1 and 3: 1 and 1, of
    // phase 0 at t = 2 and 4: -1 and -2, each the older one counting a half of the newer.
    const first = (-1 * 0.5 + -2) / 1.5;
    const second = (1 * 0.5 + 1) / 1.5;
    const mean = (first + second) / 2;
    const { indices } = seasonalIndices(values, 2, 'additive', { memory: 0.5 });
    expectAllNear(indices, [first - mean, second - mean], 1e-12);
  });

  it('believes a share of the season', () => {
    for (const kind of ['additive', 'multiplicative'] as const) {
      const neutral = kind === 'additive' ? 0 : 1;
      const whole = seasonalIndices(values, 2, kind).indices;
      const half = seasonalIndices(values, 2, kind, { strength: 0.5 }).indices;
      expectAllNear(
        half,
        whole.map((index) => neutral + (index - neutral) / 2),
        1e-12,
      );
    }
  });
});
