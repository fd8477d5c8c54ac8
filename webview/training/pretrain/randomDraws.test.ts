import { describe, expect, it } from 'vitest';
import { RandomDraws } from './randomDraws.ts';

const count = 20_000;

function drawn(draw: (random: RandomDraws) => number): number[] {
  const random = new RandomDraws(11);
  return Array.from({ length: count }, () => draw(random));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('RandomDraws', () => {
  it('repeats itself by seed and stream, and not otherwise', () => {
    const first = (seed: number, stream: number) => new RandomDraws(seed, stream).normal();
    expect(first(1, 2)).toBe(first(1, 2));
    expect(first(1, 2)).not.toBe(first(1, 3));
    expect(first(1, 2)).not.toBe(first(2, 2));
  });

  it('draws normal numbers of variance 1, 4.55 % of them beyond 2', () => {
    const values = drawn((random) => random.normal());
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
    expect(mean(values.map((value) => (Math.abs(value) > 2 ? 1 : 0)))).toBeCloseTo(0.0455, 2);
  });

  it('draws Laplace numbers of mean absolute value 1 and variance 2', () => {
    const values = drawn((random) => random.laplace());
    expect(mean(values.map(Math.abs))).toBeCloseTo(1, 1);
    expect(mean(values.map((value) => value ** 2)) / 2).toBeCloseTo(1, 1);
  });

  it('draws every order of magnitude alike', () => {
    const values = drawn((random) => random.logUniform(0.01, 100));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0.01);
    expect(Math.max(...values)).toBeLessThanOrEqual(100);
    expect(mean(values.map((value) => (value < 0.1 ? 1 : 0)))).toBeCloseTo(0.25, 1);
  });

  it('draws both ends of a range of whole numbers, and options by their weights', () => {
    expect(new Set(drawn((random) => random.integer(3, 5)))).toEqual(new Set([3, 4, 5]));
    const options = [
      [3, 1],
      [1, 0],
    ] as const;
    expect(mean(drawn((random) => random.weighted(options)))).toBeCloseTo(0.75, 1);
  });
});
