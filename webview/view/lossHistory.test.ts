import { describe, expect, it } from 'vitest';
import { LossHistory, rememberedLosses } from './lossHistory.ts';

describe('LossHistory', () => {
  it('numbers the losses by the iterations they belong to', () => {
    const history = new LossHistory();
    history.add(2, [0.5, 0.4]);
    history.add(3, [0.3]);
    expect(history.series(10)).toEqual({ iterations: [1, 2, 3], losses: [0.5, 0.4, 0.3], lastIteration: 10 });
    expect(history.latest()).toBe(0.3);
  });

  it('replaces what a run repeats after going back to a checkpoint', () => {
    const history = new LossHistory();
    history.add(4, [4, 3, 2, 1]);
    history.add(3, [30, 20]);
    expect(history.series(4)).toEqual({ iterations: [1, 2, 3], losses: [4, 30, 20], lastIteration: 4 });
  });

  it('stays bounded over 100,000 iterations and keeps first, last and every extreme', () => {
    const history = new LossHistory();
    const loss = (iteration: number) => (iteration === 77_777 ? 9 : iteration === 33_333 ? 1e-6 : 1 / iteration + 0.1);
    for (let last = 25; last <= 100_000; last += 25) {
      history.add(
        last,
        Array.from({ length: 25 }, (_, i) => loss(last - 24 + i)),
      );
    }
    const { iterations, losses } = history.series(100_000);
    expect(losses.length).toBeLessThanOrEqual(4096);
    expect(losses.length).toBeGreaterThan(1000);
    expect([iterations[0], iterations[iterations.length - 1]]).toEqual([1, 100_000]);
    expect(Array.from(losses)).toContain(9);
    expect(Array.from(losses)).toContain(1e-6);
    const kept = Array.from(iterations);
    expect(kept.every((iteration, i) => i === 0 || iteration > kept[i - 1])).toBe(true);
    expect(kept.every((iteration, i) => losses[i] === loss(iteration))).toBe(true);
  });
});

describe('rememberedLosses', () => {
  it('spreads thinned losses over all iterations', () => {
    expect(rememberedLosses([3, 2, 1], 500)).toEqual({
      iterations: [1, 251, 500],
      losses: [3, 2, 1],
      lastIteration: 500,
    });
  });

  it('takes none and one', () => {
    expect(rememberedLosses([], 0).iterations).toEqual([]);
    expect(rememberedLosses([0.5], 1).iterations).toEqual([1]);
  });
});
