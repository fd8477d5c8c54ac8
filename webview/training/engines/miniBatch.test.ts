import { describe, expect, it } from 'vitest';
import { randomTask } from '../../../test/support/randomTask.ts';
import { miniBatch } from './miniBatch.ts';

const task = randomTask({ hiddenSize: 1, steps: 8, series: 7 });

describe('miniBatch', () => {
  it('takes all series in their order where there are no mini-batches, or one holds them all', () => {
    expect([...miniBatch(task, 3)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...miniBatch({ ...task, miniBatches: { size: 7, seed: 1 } }, 3)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('takes every series once in each pass, in an order of the pass’s own', () => {
    const pass = (first: number) =>
      [0, 1, 2].map((i) => [...miniBatch({ ...task, miniBatches: { size: 3, seed: 5 } }, first + i)]);
    for (const first of [0, 3]) {
      expect(pass(first).map((batch) => batch.length)).toEqual([3, 3, 1]);
      expect(pass(first).flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    }
    expect(pass(0)).not.toEqual(pass(3));
    expect(pass(3)).toEqual(pass(3));
  });
});
