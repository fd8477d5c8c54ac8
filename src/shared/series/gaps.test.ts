import { describe, expect, it } from 'vitest';
import { fillGaps, findGaps, longestShortGap, longestStretch } from './gaps.ts';

const x = Number.NaN;

describe('gaps', () => {
  it('are found, filled by straight lines, and long past five steps', () => {
    const values = Float64Array.of(1, x, 3, 4, x, x, x, x, x, 10, x, x, x, x, x, x, 3);
    const gaps = findGaps(values);
    expect(longestShortGap).toBe(5);
    expect(gaps).toEqual([
      { start: 1, end: 2, isLong: false },
      { start: 4, end: 9, isLong: false },
      { start: 10, end: 16, isLong: true },
    ]);
    expect([...fillGaps(values, gaps)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(longestStretch(values.length, gaps)).toEqual({ start: 0, end: 10 });
  });

  it('leave the later of two stretches of one length', () => {
    expect(longestStretch(20, [{ start: 8, end: 12, isLong: true }])).toEqual({ start: 12, end: 20 });
    expect(longestStretch(20, [{ start: 8, end: 12, isLong: false }])).toEqual({ start: 0, end: 20 });
  });

  it('are none in a whole series', () => {
    expect(findGaps(Float64Array.of(1, 2))).toEqual([]);
  });
});
