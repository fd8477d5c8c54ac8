import { describe, expect, it } from 'vitest';
import { mostOrigins, searchEffort } from './searchEffort.ts';

describe('searchEffort', () => {
  it('grows with the budget, and shrinks with the length of the series', () => {
    const work = (count: number, budget: number, companions = 0) => {
      const { sizes, members, origins } = searchEffort(count, companions, budget);
      return members * sizes.length * origins;
    };
    expect(work(150, 0.1)).toBeLessThan(work(150, 1));
    expect(work(150, 1)).toBeLessThan(work(150, 5));
    expect(work(8000, 1)).toBeLessThan(work(150, 1));
    expect(work(150, 1, 3)).toBeLessThan(work(150, 1));
  });

  it('is the least there is where even that takes a little longer, and without networks where it takes much', () => {
    expect(searchEffort(8000, 0, 0.5)).toMatchObject({ sizes: [12], members: 4, stops: [20] });
    expect(searchEffort(100_000, 0, 1).sizes).toEqual([]);
  });

  it('is no training at all without a budget, and all origins for the rest', () => {
    expect(searchEffort(150, 0, 0)).toMatchObject({ sizes: [], tuning: 0, origins: mostOrigins });
  });

  it('trains the prior on the series where there is time for it', () => {
    expect(searchEffort(150, 0, 1).tuning).toBe(0);
    expect(searchEffort(150, 0, 5).tuning).toBeGreaterThan(0);
  });
});
