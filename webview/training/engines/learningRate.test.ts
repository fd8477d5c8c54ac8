import { describe, expect, it } from 'vitest';
import { randomTask } from '../../../test/support/randomTask.ts';
import { learningRateAt } from './learningRate.ts';

const task = { ...randomTask({ hiddenSize: 1, steps: 8 }), learningRate: 0.4 };

describe('learningRateAt', () => {
  it('is constant without a schedule', () => {
    expect([1, 2, 1000].map((iteration) => learningRateAt(task, iteration))).toEqual([0.4, 0.4, 0.4]);
  });

  it('rises, falls by half a cosine, and stays at its last fraction', () => {
    const schedule = { kind: 'cosine', warmUpIterations: 3, iterations: 8, lastFraction: 0.1 } as const;
    const rates = [1, 2, 3, 4, 6, 8, 9, 100].map((iteration) => learningRateAt({ ...task, schedule }, iteration));
    [0.1, 0.2, 0.3, 0.4, 0.22, 0.04, 0.04, 0.04].forEach((rate, i) => {
      expect(rates[i]).toBeCloseTo(rate, 12);
    });
  });

  it('can fall at once', () => {
    const schedule = { kind: 'cosine', warmUpIterations: 0, iterations: 1, lastFraction: 0 } as const;
    expect([1, 2].map((iteration) => learningRateAt({ ...task, schedule }, iteration))).toEqual([0.4, 0]);
  });

  it('goes on where it was when the count begins anew', () => {
    const schedule = { kind: 'cosine', warmUpIterations: 3, iterations: 8, lastFraction: 0.1 } as const;
    const rates = (passedIterations: number) =>
      Array.from({ length: 8 - passedIterations }, (_, i) =>
        learningRateAt({ ...task, schedule: { ...schedule, passedIterations } }, i + 1),
      );
    expect(rates(2)).toEqual(rates(0).slice(2));
    expect(rates(6)).toEqual(rates(0).slice(6));
  });
});
