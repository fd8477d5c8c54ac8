import { describe, expect, it } from 'vitest';
import { fewValuesStretch } from './fewValuesStretch.ts';

describe('fewValuesStretch', () => {
  it.each([
    // Student's over the normal distribution's quantiles, from tables.
    { level: 0.95, count: 14, expected: 2.1788 / 1.95996 },
    { level: 0.95, count: 10, expected: 2.306 / 1.95996 },
    { level: 0.8, count: 14, expected: 1.3562 / 1.28155 },
    { level: 0.8, count: 42, expected: 1.3031 / 1.28155 },
  ])('is $expected for $count values and a level of $level', ({ level, count, expected }) => {
    expect(fewValuesStretch(level, count)).toBeCloseTo(expected, 2);
  });

  it('is finite for the fewest values and the highest levels, and next to nothing for many values', () => {
    expect(fewValuesStretch(1 - 1e-12, 1)).toBeLessThan(1e3);
    expect(fewValuesStretch(0.95, 1e5)).toBeCloseTo(1, 4);
  });
});
