import { describe, expect, it } from 'vitest';
import { thinToPixels } from './thinToPixels.ts';

describe('thinToPixels', () => {
  it('keeps every point where a pixel holds one', () => {
    expect(
      thinToPixels(
        3,
        (i) => 2 * i,
        (i) => -i,
      ),
    ).toEqual([
      [0, -0],
      [2, -1],
      [4, -2],
    ]);
  });

  it('keeps first, extremes and last of a pixel, in their order', () => {
    const values = [5, 9, 4, 1, 6, 5.5];
    expect(
      thinToPixels(
        values.length,
        (i) => i / 10,
        (i) => values[i],
      ),
    ).toEqual([
      [0, 5],
      [0.1, 9],
      [0.3, 1],
      [0.5, 5.5],
    ]);
  });

  it('keeps the spike of 100,000 points and gives at most four points a pixel', () => {
    const count = 100_000;
    const points = thinToPixels(
      count,
      (i) => (i / count) * 500,
      (i) => (i === 54_321 ? 99 : Math.sin(i)),
    );
    expect(points.length).toBeLessThanOrEqual(2000);
    expect(Math.max(...points.map(([, y]) => y))).toBe(99);
    expect(points.every(([x], i) => i === 0 || x >= points[i - 1][0])).toBe(true);
  });
});
