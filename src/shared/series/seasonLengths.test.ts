import { describe, expect, it } from 'vitest';
import { RandomGenerator } from '../model/randomGenerator.ts';
import { noisySine } from './noisySine.ts';
import { findSeasonLengths } from './seasonLengths.ts';

const monthly = [3, 1, 4, 2, 6, 9, 8, 7, 5, 4, 2, 12];

/** Nearly normal noise of standard deviation 1. */
function noiseSource(seed: number): () => number {
  const random = new RandomGenerator(seed);
  return () => Array.from({ length: 12 }, () => random.uniform(-0.5, 0.5)).reduce((sum, value) => sum + value, 0);
}

function series(length: number, valueAt: (t: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, t) => valueAt(t));
}

function periodsOf(values: ArrayLike<number>): readonly number[] {
  return findSeasonLengths(values).map(({ period }) => period);
}

describe('findSeasonLengths', () => {
  const noise = noiseSource(5);

  it.each([
    { name: 'a season on a level', values: series(60, (t) => 50 + monthly[t % 12] + noise()), expected: [12] },
    { name: 'on a steep trend', values: series(60, (t) => 50 + 20 * t + monthly[t % 12] + noise()), expected: [12] },
    { name: 'growing with the level', values: series(60, (t) => 1.05 ** t * (20 + monthly[t % 12])), expected: [12] },
    {
      name: 'with outliers',
      values: series(72, (t) => monthly[t % 12] + noise() + (t % 31 === 5 ? 300 : 0)),
      expected: [12],
    },
    {
      name: 'with a level shift',
      values: series(72, (t) => monthly[t % 12] + noise() + (t > 40 ? 100 : 0)),
      expected: [12],
    },
    { name: 'in negative numbers', values: series(60, (t) => -500 + 5 * monthly[t % 12] + noise()), expected: [12] },
    { name: 'of two years', values: series(24, (t) => 50 + monthly[t % 12] + 0.3 * noise()), expected: [12] },
    { name: 'of quarters, four years', values: series(16, (t) => [5, 9, 4, 2][t % 4] + 0.3 * noise()), expected: [4] },
    { name: 'of an unusual length', values: series(100, (t) => [5, 1, 9, 4, 2][t % 5] + noise()), expected: [5] },
    { name: 'that is exact', values: series(33, (t) => monthly[t % 11]), expected: [11] },
    {
      name: 'of weekdays and of years',
      values: series(1500, (t) => 8 * Math.sin((2 * Math.PI * t) / 365) + (t % 7 < 5 ? 3 : 0) + noise()),
      expected: [7, 365],
    },
  ])('finds a season $name', ({ values, expected }) => {
    expect(periodsOf(values)).toEqual(expected);
  });

  it("finds two waves of the tutorial's sine, whose wave is 31.4 steps long", () => {
    expect(periodsOf(noisySine(7, 0).values)).toEqual([63]);
  });

  it.each([
    { name: 'a constant', values: series(50, () => 3) },
    { name: 'a line', values: series(50, (t) => 3 * t) },
    { name: 'an exponential', values: series(50, (t) => 1.1 ** t) },
    { name: 'eight values', values: series(8, (t) => [3, 1, 4, 1, 5, 9, 2, 6][t]) },
    { name: 'one value', values: series(1, () => 1) },
    { name: 'none', values: series(0, () => 0) },
  ])('finds none in $name', ({ values }) => {
    expect(periodsOf(values)).toEqual([]);
  });

  it('finds none in most series of noise, random walks and wandering cycles', () => {
    const count = 200;
    const found = { noise: 0, walks: 0, cycles: 0 };
    for (let which = 0; which < count; which++) {
      const draw = noiseSource(1000 + which);
      const length = 20 + (which % 100);
      found.noise += periodsOf(series(length, draw)).length > 0 ? 1 : 0;
      let level = 0;
      found.walks += periodsOf(series(length, () => (level += draw()))).length > 0 ? 1 : 0;
      let [last, before] = [0, 0];
      const cycle = series(length, () => {
        [last, before] = [1.5 * last - 0.9 * before + draw(), last];
        return last;
      });
      found.cycles += periodsOf(cycle).length > 0 ? 1 : 0;
    }
    expect(found.noise / count).toBeLessThan(0.1);
    expect(found.walks / count).toBeLessThan(0.1);
    expect(found.cycles / count).toBeLessThan(0.15);
  });

  it('says how strong the evidence is', () => {
    const [{ evidence }] = findSeasonLengths(series(60, (t) => 50 + monthly[t % 12] + 0.5 * noise()));
    expect(evidence.cycles).toBe(5);
    expect(evidence.strength).toBeGreaterThan(0.9);
    expect(evidence.degrees[0]).toBe(11);
    expect(evidence.logProbability).toBeLessThan(Math.log(1e-9));
  });

  it('looks at the last part of a very long series', () => {
    const values = series(100_000, (t) => (t < 90_000 ? 0 : monthly[t % 12]) + noise());
    expect(periodsOf(values)).toEqual([12]);
  });
});
