import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomGenerator } from '../model/randomGenerator.ts';
import { type Backtest, backtest } from './backtest.ts';
import { naive } from './baselines/naive.ts';
import { backtestCoverage, conformalInterval, conformalQuantile, errorDistribution } from './conformalIntervals.ts';
import { coverage } from './coverage.ts';

function errorsOf(...errors: number[][]): Backtest {
  return { origins: errors.map((_, which) => which + 4), errors: errors.map((each) => Float64Array.from(each)) };
}

describe('errorDistribution', () => {
  it('finds the growth of errors that grow as a power of the step, nearly', () => {
    const path = (sign: number) => Array.from({ length: 20 }, (_, step) => sign * 3 * (step + 1) ** 0.8);
    const { scale, growth, scores } = errorDistribution(
      errorsOf(...Array.from({ length: 30 }, (_, i) => path(i % 2 ? 1 : -1))),
    );
    expect(growth).toBeCloseTo(0.8, 1);
    expect(scale).toBeCloseTo(3, 0);
    expect(scores.length).toBe(600);
  });

  it('takes no growth for shrinking errors, and one in proportion for exploding ones', () => {
    const of = (error: (step: number) => number) =>
      errorDistribution(
        errorsOf(...Array.from({ length: 30 }, () => Array.from({ length: 9 }, (_, step) => error(step)))),
      );
    expect(of((step) => 1 / (step + 1)).growth).toBe(0);
    expect(of((step) => 3 ** step).growth).toBe(1);
  });

  it('of no errors at all is of no width', () => {
    const interval = conformalInterval(Float64Array.of(5, 6), errorDistribution(errorsOf([0, 0], [0])), 0.95);
    expect(Array.from(interval.lower)).toEqual([5, 6]);
    expect(Array.from(interval.upper)).toEqual([5, 6]);
  });
});

describe('conformalQuantile', () => {
  const scores = Float64Array.from({ length: 19 }, (_, which) => which + 1);

  it('is the score of rank (n + 1) times the level', () => {
    expect(conformalQuantile(scores, 19, 0.8)).toBe(16);
    expect(conformalQuantile(scores, 19, 0.95)).toBe(19);
  });

  it('counts the forecasts, not the errors, and stretches the largest score where they are too few', () => {
    expect(conformalQuantile(scores, 4, 0.8)).toBe(19);
    expect(conformalQuantile(scores, 4, 0.95)).toBeCloseTo((19 * Math.log(20)) / Math.log(5), 9);
  });
});

describe('conformalInterval', () => {
  const anyBacktest = fc
    .array(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((errors) => errorsOf(...errors));

  it('contains the point, never narrows, is finite, and is the wider the higher the level', () => {
    fc.assert(
      fc.property(
        anyBacktest,
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2 }),
        (of, values) => {
          const point = Float64Array.from(values);
          const distribution = errorDistribution(of);
          const [low, high] = [0.8, 0.95].map((level) => conformalInterval(point, distribution, level));
          for (const step of point.keys()) {
            expect(Number.isFinite(high.lower[step]) && Number.isFinite(high.upper[step])).toBe(true);
            expect(low.lower[step]).toBeLessThanOrEqual(point[step]);
            expect(low.upper[step]).toBeGreaterThanOrEqual(point[step]);
            expect(high.lower[step]).toBeLessThanOrEqual(low.lower[step]);
            expect(high.upper[step]).toBeGreaterThanOrEqual(low.upper[step]);
          }
          const flat = conformalInterval(new Float64Array(point.length), distribution, 0.8);
          expect(flat.upper.every((width, step) => step === 0 || width >= flat.upper[step - 1])).toBe(true);
        },
      ),
    );
  });

  it('covers nearly what it says, of random walks that it has not seen', () => {
    const random = new RandomGenerator(3);
    const levels = [0.8, 0.95];
    const covered = levels.map(() => 0);
    const walks = 400;
    for (let walk = 0; walk < walks; walk++) {
      const values = new Float64Array(66);
      for (let t = 1; t < values.length; t++) {
        values[t] = values[t - 1] + random.uniform(-1, 1) + random.uniform(-1, 1);
      }
      const history = values.slice(0, 60);
      const origins = Array.from({ length: 24 }, (_, which) => 36 + which);
      const distribution = errorDistribution(backtest(history, 6, 1, origins, naive));
      for (const [which, level] of levels.entries()) {
        covered[which] += coverage(values.slice(60), conformalInterval(naive(history, 6), distribution, level)) / walks;
      }
    }
    expect(covered[0]).toBeGreaterThan(0.77);
    expect(covered[0]).toBeLessThan(0.84);
    expect(covered[1]).toBeGreaterThan(0.92);
    expect(covered[1]).toBeLessThan(0.98);
  });
});

describe('backtestCoverage', () => {
  it('covers an origin by the errors of the others', () => {
    // From errors of 1 alone, the 80 % interval has the half width ln 5 / ln 3 = 1.46: 2 is outside, 1 inside those of 1 and 2.
    expect(backtestCoverage(errorsOf([1], [1], [2]), 0.8)).toBeCloseTo(2 / 3, 9);
  });

  it('of a single origin is not known', () => {
    expect(backtestCoverage(errorsOf([1, 2]), 0.8)).toBeNaN();
  });
});
