import { describe, expect, it } from 'vitest';
import { BlockLengthSearch } from './blockLengthSearch.ts';

/** Searches for the least of a cost; answers with the lengths in the order in which they were timed. */
function search(steps: number, guess: number, ms: (blockSteps: number) => number, largest = 512) {
  const timed: number[] = [];
  const found = new BlockLengthSearch(steps, largest, guess);
  for (let next = found.next; next !== null; next = found.next) {
    timed.push(next.blockSteps);
    found.record(ms(next.blockSteps));
  }
  return { timed, trials: found.trials };
}

/** Program runs cost 2, a step of a block 0.05: the least time is with blocks of about 126 steps. */
const cost = (blockSteps: number) => (399 / blockSteps) * 2 + blockSteps / 20;

describe('BlockLengthSearch', () => {
  it('keeps a guess that neither longer nor shorter blocks beat, in three timings of each', () => {
    const { timed, trials } = search(399, 133, cost);
    expect(timed).toEqual([133, 133, 133, 200, 200, 200, 80, 80, 80]);
    expect(trials[0]).toEqual({ blockSteps: 133, ms: cost(133) });
    expect(trials).toHaveLength(3);
  });

  it.each([1, 5, 20, 60, 300, 399])('comes near to the least from a guess of %i', (guess) => {
    const { trials } = search(399, guess, cost);
    expect(trials[0].ms).toBeLessThan(1.1 * cost(133));
  });

  it('lets the first timing of a length be slow, as when programs are compiled', () => {
    const seen = new Set<number>();
    const { trials } = search(399, 133, (blockSteps) => {
      const first = !seen.has(blockSteps);
      seen.add(blockSteps);
      return cost(blockSteps) + (first ? 500 : 0);
    });
    expect(trials[0]).toEqual({ blockSteps: 133, ms: cost(133) });
  });

  it('times many iterations at once where one is short, and takes fewer timings where one is long', () => {
    const quick = new BlockLengthSearch(100, 512, 10);
    expect(quick.next).toEqual({ blockSteps: 10, iterations: 1 });
    quick.record(2);
    expect(quick.next?.iterations).toBe(5);
    quick.record(0.01);
    expect(quick.next?.iterations).toBe(8);
    expect(search(399, 133, (blockSteps) => 100 * cost(blockSteps)).timed).toEqual([133, 133, 200, 200, 80, 80]);
  });

  it.each([
    [1, 30, 512],
    [8, 30, 512],
    [399, 30, 7],
  ])('stays within series of %i steps, with a guess of %i and blocks of at most %i', (steps, guess, largest) => {
    const { timed } = search(steps, guess, (blockSteps) => 1 / blockSteps, largest);
    expect(Math.max(...timed)).toBe(Math.min(steps, largest));
    expect(Math.min(...timed)).toBeGreaterThan(0);
  });

  it('takes no timing when it is over', () => {
    const done = new BlockLengthSearch(1, 512, 1);
    while (done.next !== null) {
      done.record(1);
    }
    expect(() => done.record(1)).toThrow('over');
  });
});
