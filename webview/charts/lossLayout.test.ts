import { describe, expect, it } from 'vitest';
import { lossData, lossReadout, lossSummary } from './lossData.ts';
import { lossIndexAt, lossLayout } from './lossLayout.ts';
import { readoutSentence } from './readout.ts';

function dataOf(losses: number[], lastIteration = losses.length) {
  return lossData({ iterations: losses.map((_, i) => i + 1), losses, lastIteration });
}

describe('lossData', () => {
  it.each([
    [[0.5, Number.NaN], 'loss 2 cannot be drawn: NaN'],
    [[0.5, Number.POSITIVE_INFINITY], 'loss 2 cannot be drawn: Infinity'],
    [[-0.1], 'loss 1 is negative: -0.1'],
  ])('refuses %j', (losses, sentence) => {
    expect(() => dataOf(losses)).toThrow(sentence);
  });

  it('tells a loss and the chart in words', () => {
    const data = dataOf([0.4, 0.05, 0.1]);
    expect(readoutSentence(lossReadout(data, 1))).toBe('Iteration 2: loss 0.05');
    expect(lossSummary(data)).toBe('Loss chart: from 0.4 at iteration 1 to 0.1 at iteration 3, lowest 0.05.');
  });
});

describe('lossLayout', () => {
  it.each([
    ['a tutorial', [0.73, 0.1, 0.02, 0.004]],
    ['one loss', [0.5]],
    ['a flat line', [0.5, 0.5, 0.5]],
    ['forty decades', [1e20, 1, 1e-20]],
    ['a perfect fit', [0.1, 0]],
    ['only zeros', [0, 0]],
  ])('draws %s with a few different ticks', (_, losses) => {
    const layout = lossLayout(dataOf(losses), 600, 160);
    const { top, height } = layout.plot;
    expect(layout.line).toHaveLength(losses.length);
    for (const [x, y] of layout.line) {
      expect(Number.isFinite(x)).toBe(true);
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y).toBeLessThanOrEqual(top + height);
    }
    expect(layout.yTicks.length).toBeGreaterThan(0);
    expect(layout.yTicks.length).toBeLessThanOrEqual(5);
    expect(new Set(layout.yTicks.map(({ label }) => label)).size).toBe(layout.yTicks.length);
  });

  it('gives equal ratios equal heights', () => {
    const { line } = lossLayout(dataOf([1, 0.1, 0.01]), 600, 160);
    expect(line[1][1] - line[0][1]).toBeCloseTo(line[2][1] - line[1][1], 6);
  });

  it('leaves room for the iterations still to come', () => {
    const layout = lossLayout(dataOf([1, 0.5], 500), 600, 160);
    expect(layout.x.invert(layout.plot.left + layout.plot.width)).toBe(500);
  });

  it('finds the loss nearest to the pointer', () => {
    const data = lossData({ iterations: [1, 10, 20], losses: [3, 2, 1], lastIteration: 20 });
    const layout = lossLayout(data, 600, 160);
    expect(lossIndexAt(layout, data, layout.x(11))).toBe(1);
    expect(lossIndexAt(layout, data, 1e6)).toBe(2);
    expect(lossIndexAt(layout, lossData({ iterations: [], losses: [], lastIteration: 20 }), 5)).toBeNull();
  });
});
