import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberRanges } from './memberRanges.ts';

describe('memberRanges', () => {
  it.each([
    [1, 4, 4, [1]],
    [7, 4, 4, [7]],
    [8, 2, 4, [4, 4]],
    [10, 2, 4, [4, 6]],
    [64, 2, 4, [32, 32]],
    [64, 3, 4, [20, 20, 24]],
    [16, 99, 4, [4, 4, 4, 4]],
    [2, 2, 1, [1, 1]],
    [5, 2, 1, [2, 3]],
    [1, 3, 1, [1]],
  ])('splits %i members over %i engines of %i lanes as %j', (members, most, lanes, sizes) => {
    expect(memberRanges(members, most, lanes).map(({ start, end }) => end - start)).toEqual(sizes);
  });

  it('takes every member once, in order, from multiples of the lanes on', () => {
    const lane = fc.constantFrom(1, 4);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), lane, (members, most, lanes) => {
        const ranges = memberRanges(members, most, lanes);
        expect(ranges.length).toBeLessThanOrEqual(most);
        expect(ranges[0].start).toBe(0);
        expect(ranges.at(-1)?.end).toBe(members);
        for (const [which, { start, end }] of ranges.entries()) {
          expect(start).toBe(which === 0 ? 0 : ranges[which - 1].end);
          expect(start % lanes).toBe(0);
          expect(end - start).toBeGreaterThanOrEqual(Math.min(lanes, members));
        }
      }),
    );
  });
});
