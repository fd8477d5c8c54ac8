import { describe, expect, it } from 'vitest';
import { noValidation } from '../../src/shared/model/validationHistory.ts';
import { LossHistory, lossAxisEnd, rememberedLosses } from './lossHistory.ts';

describe('LossHistory', () => {
  it('numbers the losses by the iterations they belong to', () => {
    const history = new LossHistory();
    history.add(2, [0.5, 0.4]);
    history.add(3, [0.3]);
    expect(history.series(10)).toMatchObject({ iterations: [1, 2, 3], losses: [0.5, 0.4, 0.3], lastIteration: 10 });
    expect(history.latest()).toBe(0.3);
  });

  it('replaces what a run repeats after going back to a checkpoint', () => {
    const history = new LossHistory();
    history.add(4, [4, 3, 2, 1]);
    history.add(3, [30, 20]);
    expect(history.series(4)).toMatchObject({ iterations: [1, 2, 3], losses: [4, 30, 20], lastIteration: 4 });
  });

  const began = { iteration: 1, learningRate: 0.01, engine: 'webgl', restarts: 0 } as const;

  it('keeps the losses of members beside their mean, and what is found on values held out', () => {
    const history = new LossHistory();
    const validation = { iterations: Float64Array.of(1, 2), losses: Float64Array.of(3, 5, 2, 4) };
    history.report({
      iteration: 2,
      losses: Float64Array.of(3, 2),
      memberLosses: Float64Array.of(2, 4, 1, 3),
      validation,
      conditions: [began],
    });
    expect(history.series(5)).toEqual({
      iterations: [1, 2],
      losses: [3, 2],
      members: [
        [2, 1],
        [4, 3],
      ],
      marks: [],
      rates: [{ iteration: 1, learningRate: 0.01 }],
      validation: {
        iterations: [1, 2],
        losses: [4, 3],
        members: [
          [3, 2],
          [5, 4],
        ],
      },
      lastIteration: 5,
    });
    history.complete({ losses: Float64Array.of(3, 2, 1), validation });
    expect(history.series(5).losses).toEqual([3, 2, 1]);
  });

  it('marks where a run went on otherwise, as the run itself says', () => {
    const history = new LossHistory();
    const losses = Float64Array.of(5, 4, 3, 2);
    history.report({
      ...{ iteration: 4, losses, memberLosses: losses, validation: noValidation },
      conditions: [
        began,
        { ...began, iteration: 2, learningRate: 0.02 },
        { ...began, iteration: 3, learningRate: 0.02, engine: 'wasm' },
        { ...began, iteration: 4, learningRate: 0.002, engine: 'plain', restarts: 1 },
      ],
    });
    expect(history.series(4)).toMatchObject({
      marks: [
        { iteration: 2, kind: 'rate', learningRate: 0.02 },
        { iteration: 3, kind: 'engine', engine: 'WebAssembly' },
        { iteration: 4, kind: 'restart', learningRate: 0.002 },
        { iteration: 4, kind: 'engine', engine: 'CPU' },
      ],
      rates: [
        { iteration: 1, learningRate: 0.01 },
        { iteration: 2, learningRate: 0.02 },
        { iteration: 4, learningRate: 0.002 },
      ],
    });
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
    // No part of the run is thinner than another, but for the end, which is as it came.
    const perTenth = Array.from({ length: 10 }, (_, tenth) =>
      Array.from(iterations).filter((iteration) => Math.ceil(iteration / 10_000) === tenth + 1),
    ).map(({ length }) => length);
    expect(Math.min(...perTenth)).toBeGreaterThan(Math.max(...perTenth.slice(0, 8)) / 2);
    expect([iterations[0], iterations[iterations.length - 1]]).toEqual([1, 100_000]);
    expect(Array.from(losses)).toContain(9);
    expect(Array.from(losses)).toContain(1e-6);
    const kept = Array.from(iterations);
    expect(kept.every((iteration, i) => i === 0 || iteration > kept[i - 1])).toBe(true);
    expect(kept.every((iteration, i) => losses[i] === loss(iteration))).toBe(true);
  });
});

describe('lossAxisEnd', () => {
  it.each([
    [0, 500, 20],
    [100, 500, 200],
    [125, 500, 500],
    [1100, 20_000, 5000],
    [5000, 20_000, 20_000],
    [1, 3, 3],
  ])('after %d of %d iterations the axis ends at %d', (done, planned, end) => {
    expect(lossAxisEnd(done, planned)).toBe(end);
  });
});

describe('rememberedLosses', () => {
  it('spreads thinned losses over all iterations', () => {
    expect(rememberedLosses({ losses: [3, 2, 1], iterations: 500 })).toEqual({
      iterations: [1, 251, 500],
      losses: [3, 2, 1],
      lastIteration: 500,
    });
  });

  it('marks what the model knows of its training', () => {
    const began = { iteration: 1, learningRate: 0.01, engine: 'webgl', restarts: 0 } as const;
    const conditions = [began, { ...began, iteration: 200, engine: 'wasm' } as const];
    expect(rememberedLosses({ losses: [3, 2, 1], iterations: 500, conditions })).toMatchObject({
      marks: [{ iteration: 200, kind: 'engine', engine: 'WebAssembly' }],
      rates: [{ iteration: 1, learningRate: 0.01 }],
    });
  });

  it('takes none and one', () => {
    expect(rememberedLosses({ losses: [], iterations: 0 }).iterations).toEqual([]);
    expect(rememberedLosses({ losses: [0.5], iterations: 1 }).iterations).toEqual([1]);
  });
});
