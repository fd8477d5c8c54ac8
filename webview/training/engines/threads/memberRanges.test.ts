import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberRanges } from './memberRanges.ts';

describe('memberRanges', () => {
  it.each([
    [1, 4, [1]],
    [7, 4, [7]],
    [8, 2, [4, 4]],
    [10, 2, [4, 6]],
    [64, 2, [32, 32]],
    [64, 3, [20, 20, 24]],
    [16, 99, [4, 4, 4, 4]],
  ])('splits %i members over %i engines as %j', (members, most, sizes) => {
    expect(memberRanges(members, most).map(({ start, end }) => end - start)).toEqual(sizes);
  });

  it('takes every member once, in order, from multiples of four on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (members, most) => {
        const ranges = memberRanges(members, most);
        expect(ranges.length).toBeLessThanOrEqual(most);
        expect(ranges[0].start).toBe(0);
        expect(ranges.at(-1)?.end).toBe(members);
        for (const [which, { start, end }] of ranges.entries()) {
          expect(start).toBe(which === 0 ? 0 : ranges[which - 1].end);
          expect(start % 4).toBe(0);
          expect(end - start).toBeGreaterThanOrEqual(Math.min(4, members));
        }
      }),
    );
  });
});
