import { describe, expect, it } from 'vitest';
import { RandomGenerator } from '../model/randomGenerator.ts';
import { estimateSeason } from './estimateSeason.ts';

const season = [4, -3, -2, 1];

function series(length: number, valueAt: (t: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, t) => valueAt(t));
}

describe('estimateSeason', () => {
  const random = new RandomGenerator(2);
  const noise = () => random.uniform(-1, 1);

  it('believes an exact season whole, with all seasons the same', () => {
    const estimated = estimateSeason(
      series(24, (t) => season[t % 4]),
      4,
    );
    expect(estimated?.kind).toBe('additive');
    expect(estimated?.memory).toBe(1);
    expect(estimated?.strength).toBeCloseTo(1, 9);
  });

  it('takes positive values to have a season that multiplies', () => {
    expect(
      estimateSeason(
        series(24, (t) => 9 + season[t % 4]),
        4,
      )?.kind,
    ).toBe('multiplicative');
  });

  it('adds the season where it stays the same while the level grows', () => {
    const estimated = estimateSeason(
      series(40, (t) => 20 + 5 * t + season[t % 4]),
      4,
    );
    expect(estimated).toMatchObject({ kind: 'additive', memory: 1 });
    expect(
      estimateSeason(
        series(40, (t) => 1.05 ** t * (20 + season[t % 4])),
        4,
      )?.kind,
    ).toBe('multiplicative');
  });

  it('believes a season the less the noisier it is', () => {
    const strengthUnder = (size: number) =>
      estimateSeason(
        series(24, (t) => season[t % 4] + size * noise()),
        4,
      )?.strength ?? 0;
    expect(strengthUnder(0.5)).toBeGreaterThan(0.95);
    expect(strengthUnder(8)).toBeLessThan(0.9);
  });

  it('believes little in most series of noise', () => {
    const strengths = Array.from({ length: 200 }, () => estimateSeason(series(36, noise), 12)?.strength ?? 0);
    expect(strengths.reduce((sum, strength) => sum + strength, 0) / 200).toBeLessThan(0.2);
  });

  it('forgets old seasons where they change, and only there', () => {
    const turned = series(48, (t) => (t < 24 ? 1 : -1) * season[t % 4] + 0.1 * noise());
    expect(estimateSeason(turned, 4)?.memory).toBeLessThan(1);
    const steady = series(48, (t) => season[t % 4] + noise());
    expect(estimateSeason(steady, 4)?.memory).toBe(1);
  });

  it.each([
    { name: 'less than three periods', values: series(11, (t) => season[t % 4]), period: 4 },
    { name: 'no period', values: series(24, (t) => season[t % 4]), period: 1 },
    { name: 'a constant', values: series(24, () => 5), period: 4 },
  ])('knows none of $name', ({ values, period }) => {
    expect(estimateSeason(values, period)).toBe(null);
  });
});
