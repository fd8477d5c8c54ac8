import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../../../../test/support/expectAllClose.ts';
import type { CompetitionErrors } from '../overallWeightedAverage.ts';
import type { PointForecaster } from '../pointForecaster.ts';
import { scaledError, seasonalNaiveError } from '../scaledError.ts';
import { symmetricPercentageError } from '../symmetricPercentageError.ts';
import { drift } from './drift.ts';
import { fitExponentialSmoothing } from './exponentialSmoothing.ts';
import { naive } from './naive.ts';
import { naive2 } from './naive2.ts';
import { seasonalNaive } from './seasonalNaive.ts';
import { theta } from './theta.ts';

interface Classic {
  readonly id: string;
  readonly period: number;
  readonly history: readonly number[];
  readonly future: readonly number[];
  readonly naive2: CompetitionErrors;
  readonly theta: CompetitionErrors;
}

const classics: readonly Classic[] = JSON.parse(readFileSync('test/fixtures/accuracy/classics.json', 'utf8'));

function errorsOf(forecast: PointForecaster, { history, future, period }: Classic): CompetitionErrors {
  const answer = forecast(Float64Array.from(history), future.length, period);
  return {
    smape: symmetricPercentageError(future, answer),
    mase: scaledError(future, answer, seasonalNaiveError(history, period)),
  };
}

describe('the simple methods', () => {
  const history = Float64Array.of(1, 5, 2, 7);

  it.each([
    { name: 'naive', forecast: naive, period: 2, expected: [7, 7, 7] },
    { name: 'seasonalNaive', forecast: seasonalNaive, period: 2, expected: [2, 7, 2] },
    { name: 'seasonalNaive', forecast: seasonalNaive, period: 5, expected: [7, 7, 7] },
    { name: 'drift', forecast: drift, period: 2, expected: [9, 11, 13] },
  ])('$name at period $period goes on with $expected', ({ forecast, period, expected }) => {
    expect(Array.from(forecast(history, 3, period))).toEqual(expected);
  });

  it('of one value go on with it', () => {
    for (const forecast of [naive, seasonalNaive, drift, naive2, theta]) {
      expect(Array.from(forecast(Float64Array.of(4), 2, 12))).toEqual([4, 4]);
    }
  });
});

describe('naive2', () => {
  it.each(classics)('has the errors on $id that were published', (classic) => {
    const { smape, mase } = errorsOf(naive2, classic);
    expect(smape).toBeCloseTo(classic.naive2.smape, 4);
    expect(mase).toBeCloseTo(classic.naive2.mase, 4);
  });

  it('continues a season on a level', () => {
    const season = [1, 2, 3, 2];
    const history = Float64Array.from({ length: 24 }, (_, t) => 100 * season[t % 4]);
    expectAllClose(naive2(history, 6, 4), [100, 200, 300, 200, 100, 200], 1e-9);
  });

  it('gives series with values of 0 or less an additive season', () => {
    const season = [0, 2, -3, 1];
    const history = Float64Array.from({ length: 24 }, (_, t) => season[t % 4]);
    expect(naive2(history, 4, 4).every((value, t) => Math.abs(value - season[t]) < 1e-9)).toBe(true);
  });
});

describe('theta', () => {
  it.each(classics)("has the errors on $id that R's thetaf has", (classic) => {
    const { smape, mase } = errorsOf(theta, classic);
    expect(smape).toBeCloseTo(classic.theta.smape, 3);
    expect(mase).toBeCloseTo(classic.theta.mase, 3);
  });

  it('draws a line on, at nearly half its slope beside its last value', () => {
    const forecast = theta(
      Float64Array.from({ length: 30 }, (_, t) => 50 + 3 * t),
      2,
      1,
    );
    // The line itself, averaged with the last value that smoothing follows.
    expect(forecast[0]).toBeCloseTo((140 + 137) / 2, 1);
    expect(forecast[1]).toBeCloseTo((143 + 137) / 2, 1);
  });
});

describe('fitExponentialSmoothing', () => {
  it('keeps the mean of values that keep nothing of one another', () => {
    const { smoothing, lastLevel } = fitExponentialSmoothing([3, 5, 3, 5, 3, 5, 3, 5]);
    expect(smoothing).toBeLessThan(0.01);
    expect(lastLevel).toBeCloseTo(4, 1);
  });

  it('follows a step', () => {
    const { smoothing, initialLevel, lastLevel } = fitExponentialSmoothing([2, 2, 2, 2, 9, 9, 9, 9]);
    expect(smoothing).toBeGreaterThan(0.99);
    expect(initialLevel).toBeCloseTo(2, 2);
    expect(lastLevel).toBeCloseTo(9, 2);
  });

  it('finds less squared error than any smoothing on a fine grid', () => {
    const values = classics[1].history;
    const fitted = fitExponentialSmoothing(values);
    const squares = (smoothing: number, initialLevel: number) => {
      let level = initialLevel;
      return values.reduce((sum, value) => {
        const error = value - level;
        level += smoothing * error;
        return sum + error * error;
      }, 0);
    };
    const least = squares(fitted.smoothing, fitted.initialLevel);
    for (let smoothing = 0.001; smoothing < 1; smoothing += 0.001) {
      expect(squares(smoothing, fitted.initialLevel)).toBeGreaterThanOrEqual(least * (1 - 1e-9));
    }
    for (const shift of [-0.1, -0.001, 0.001, 0.1]) {
      expect(squares(fitted.smoothing, fitted.initialLevel + shift)).toBeGreaterThan(least);
    }
  });
});
