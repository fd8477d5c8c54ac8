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
    expect(readoutSentence(lossReadout(data, 1))).toBe('Iteration 2: lowest loss 0.05');
    expect(readoutSentence(lossReadout(data, 2))).toBe('Iteration 3: loss 0.1');
    expect(lossSummary(data)).toBe(
      'Loss chart: from 0.4 at iteration 1 to 0.1 at iteration 3, lowest 0.05 at iteration 2.',
    );
  });

  it('tells of members, the learning rate and what happened', () => {
    const data = lossData({
      iterations: [1, 5, 9],
      losses: [3, 2, 1],
      members: [
        [2, 1, 0.5],
        [4, 3, 1.5],
      ],
      rates: [
        { iteration: 1, learningRate: 0.01 },
        { iteration: 4, learningRate: 0.001 },
      ],
      marks: [{ iteration: 4, kind: 'restart', learningRate: 0.001 }],
      lastIteration: 9,
    });
    expect([data.strong, data.best, data.extent]).toEqual([[2, 1, 0.5], 2, [0.5, 4]]);
    expect(readoutSentence(lossReadout(data, 1))).toBe(
      'Iteration 5: loss of the best member 1, mean of 2 members 2, learning rate 0.001, from here restart at rate 0.001',
    );
    expect(readoutSentence(lossReadout(data, 2))).not.toContain('from here');
    expect(lossSummary(data)).toBe(
      'Loss chart: the best of 2 members from 2 at iteration 1 to 0.5 at iteration 9, lowest 0.5 at iteration 9; at iteration 4 restart at rate 0.001.',
    );
  });
});

describe('validation', () => {
  const held = {
    iterations: [1, 5, 9],
    losses: [3, 2, 1],
    members: [
      [2, 1, 0.5],
      [4, 3, 1.5],
    ],
    validation: {
      iterations: [2, 9],
      losses: [6, 5],
      members: [
        [0.25, 4],
        [9, 6],
      ],
    },
    lastIteration: 9,
  };

  it('is that of the member drawn strong, and the axis has room for it', () => {
    expect(lossData(held)).toMatchObject({ strongValidation: [0.25, 4], extent: [0.25, 4] });
    const { members, validation, ...alone } = held;
    const { iterations, losses } = validation;
    expect(lossData({ ...alone, validation: { iterations, losses } }).strongValidation).toEqual([6, 5]);
    expect(lossData(alone).strongValidation).toEqual([]);
  });

  it('is told where it was looked, and else where it was looked last', () => {
    const data = lossData(held);
    expect(lossReadout(data, 0).lines.map(({ series }) => series)).not.toContain('validation');
    expect(lossReadout(data, 1).lines).toContainEqual({
      series: 'validation',
      label: 'validation at 2',
      value: null,
      text: '0.25',
    });
    expect(readoutSentence(lossReadout(data, 2))).toContain('mean of 2 members 1, validation 4');
    expect(lossSummary(data)).toMatch(/ Validation, on values held out: 4 at iteration 9\.$/);
  });

  it('is drawn at its iterations, with dots as long as they stand apart', () => {
    const layout = lossLayout(lossData(held), 600, 160);
    expect(layout.validation.map(([x]) => Math.round(layout.x.invert(x)))).toEqual([2, 9]);
    expect(layout.validationDots).toEqual(layout.validation);
    const iterations = Array.from({ length: 300 }, (_, i) => i + 1);
    const losses = iterations.map((iteration) => 1 / iteration);
    const crowded = lossLayout(
      lossData({ iterations, losses, validation: { iterations, losses }, lastIteration: 300 }),
      600,
      160,
    );
    expect(crowded.validation.length).toBeGreaterThan(200);
    expect(crowded.validationDots).toEqual([]);
  });

  it.each([
    [[1, Number.NaN], 'loss 2 cannot be drawn: NaN'],
    [[1], '1 errors for 2 iterations'],
  ])('is refused as %j', (losses, sentence) => {
    const validation = { iterations: [1, 2], losses };
    expect(() => lossData({ iterations: [1], losses: [1], validation, lastIteration: 2 })).toThrow(sentence);
  });
});

describe('smoothing', () => {
  const losses = Array.from({ length: 200 }, (_, i) => (i % 20 === 0 ? 1 : 0.01));
  const series = { iterations: losses.map((_, i) => i + 1), losses, lastIteration: 200 };

  it('is drawn only where it is asked for, over what was measured, which stays as it is', () => {
    const [raw, smooth] = [lossData(series), lossData(series, true)];
    expect({ ...smooth, smoothed: [] }).toEqual({ ...raw, smoothed: [] });
    const [before, after] = [raw, smooth].map((data) => lossLayout(data, 600, 160));
    expect([before.smoothed, before.key.map(({ sign }) => sign)]).toEqual([[], ['loss', 'loss-best']]);
    expect(after.line).toEqual(before.line);
    expect(after.smoothed).not.toEqual([]);
    expect(after.key.map(({ sign }) => sign)).toEqual(['loss', 'smoothed', 'loss-best']);
    expect(Math.max(...Array.from(smooth.smoothed))).toBeLessThan(0.2);
  });

  it('is read beside what was measured', () => {
    expect(readoutSentence(lossReadout(lossData(series, true), 20))).toMatch(
      /^Iteration 21: loss 1, smoothed 0\.0\d+$/,
    );
  });

  it('is of the member drawn strong', () => {
    const members = [losses, losses.map((loss) => 100 * loss)];
    const data = lossData({ ...series, losses: losses.map((loss) => 50 * loss), members }, true);
    expect(data.smoothed).toEqual(lossData(series, true).smoothed);
  });
});

describe('the key', () => {
  it.each([
    [1600, 1],
    [420, 2],
  ])('of a chart %d px wide names all that is drawn, within it, in %d rows', (width, rows) => {
    const iterations = [1, 2];
    const data = lossData({
      iterations,
      losses: [3, 2],
      members: [
        [2, 1],
        [4, 3],
      ],
      validation: { iterations, losses: [3, 2] },
      lastIteration: 500,
    });
    const { key, plot } = lossLayout(data, width, 160);
    expect(key.map(({ sign }) => sign)).toEqual(['loss', 'member', 'validation', 'loss-best']);
    expect(new Set(key.map(({ y }) => y)).size).toBe(rows);
    for (const { x, y } of key) {
      expect(x).toBeGreaterThanOrEqual(plot.left);
      expect(x).toBeLessThan(plot.left + plot.width);
      expect(y).toBeLessThan(plot.top);
    }
  });

  it('says nothing of a chart without losses', () => {
    expect(lossLayout(dataOf([], 10), 600, 160).key).toEqual([]);
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

  it('keeps the words of marks in the plot and off each other', () => {
    const marks = [100, 101, 102, 103, 495].map(
      (iteration) => ({ iteration, kind: 'rate', learningRate: 0.01 }) as const,
    );
    const { iterations, losses } = dataOf(Array.from({ length: 500 }, (_, i) => 1 / (i + 1)));
    const layout = lossLayout(lossData({ iterations, losses, marks, lastIteration: 500 }), 600, 160);
    const worded = layout.marks.filter(({ text }) => text !== '');
    expect(layout.marks.map(({ text }) => text !== '')).toEqual([true, true, true, false, true]);
    expect(new Set(worded.slice(0, 3).map(({ y }) => y)).size).toBe(3);
    expect(layout.marks[4].anchor).toBe('end');
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
