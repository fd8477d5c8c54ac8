import { describe, expect, it } from 'vitest';
import { growsWithLevel, spreadGrowth } from './spreadGrowth.ts';

const season = [1, 3, 2, 6];

function series(valueAt: (t: number) => number): Float64Array {
  return Float64Array.from({ length: 60 }, (_, t) => valueAt(t));
}

describe('spreadGrowth', () => {
  it('is about 1 where swings grow with the level, about 0 where they do not, and between for those of counts', () => {
    const level = (t: number) => 1.07 ** t * 100;
    expect(
      spreadGrowth(
        series((t) => level(t) * (1 + season[t % 4] / 20)),
        4,
      ),
    ).toBeCloseTo(1, 1);
    expect(
      spreadGrowth(
        series((t) => 100 + 50 * t + 30 * season[t % 4]),
        4,
      ),
    ).toBeLessThan(0.15);
    const ofCounts = spreadGrowth(
      series((t) => level(t) + 3 * Math.sqrt(level(t)) * season[t % 4]),
      4,
    );
    expect(ofCounts).toBeGreaterThan(0.4);
    expect(ofCounts).toBeLessThan(0.8);
  });

  it('tells nothing of a level that stays', () => {
    expect(
      Math.abs(
        spreadGrowth(
          series((t) => 100 + season[(t * t) % 4]),
          4,
        ) ?? 9,
      ),
    ).toBeLessThan(0.1);
    expect(spreadGrowth(new Float64Array(60).fill(5), 4)).toBe(0);
  });

  it('is not known of values of 0 or less, or of less than three blocks', () => {
    expect(
      spreadGrowth(
        series((t) => t),
        4,
      ),
    ).toBe(null);
    expect(
      spreadGrowth(
        series((t) => t + 1),
        21,
      ),
    ).toBe(null);
    expect(growsWithLevel([1, 2, 3], 12)).toBe(false);
  });
});
