import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../../test/support/expectAllClose.ts';
import { smoothedLosses } from './smoothedLosses.ts';

const count = (length: number) => Array.from({ length }, (_, i) => i + 1);

describe('smoothedLosses', () => {
  it('agrees with its definition, on iterations that are not evenly spaced', () => {
    const iterations = [1, 2, 5, 9, 10];
    const losses = [1, 0.5, 4, 0.2, 0.1];
    const expected = iterations.map((here) => {
      const weights = iterations.map((there) => Math.exp(-Math.abs(here - there) / 3));
      const sum = weights.reduce((total, weight, i) => total + weight * Math.log(losses[i]), 0);
      return Math.exp(sum / weights.reduce((total, weight) => total + weight, 0));
    });
    expectAllClose(smoothedLosses(iterations, losses, 3, 1e-9), expected, 1e-12);
  });

  it('leaves a straight line on the logarithmic axis where it is', () => {
    const losses = count(200).map((iteration) => 0.97 ** iteration);
    const smoothed = smoothedLosses(count(200), losses, 4, 1e-9);
    expectAllClose(smoothed.slice(60, 140), losses.slice(60, 140), 1e-3);
  });

  it('takes a jump to less than a third of its height', () => {
    const losses = count(100).map((iteration) => (iteration === 50 ? 1 : 0.01));
    const smoothed = smoothedLosses(count(100), losses, 4, 1e-9);
    expect(Math.log(smoothed[49] / 0.01)).toBeLessThan(Math.log(1 / 0.01) / 3);
    expect(smoothed[0]).toBeCloseTo(0.01, 6);
  });

  it.each([
    ['none', [], []],
    ['one', [0.5], [0.5]],
    ['zeros, which stand at the foot', [0, 0], [0.25, 0.25]],
  ])('takes %s', (_, losses, expected) => {
    expectAllClose(smoothedLosses(count(losses.length), losses, 2, 0.25), expected, 1e-12);
  });
});
