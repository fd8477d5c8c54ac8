import { describe, expect, it } from 'vitest';
import { forecastData } from './forecastData.ts';
import { type ForecastLayout, forecastLayout, labelGapPx, labelLinePx, stepAt } from './forecastLayout.ts';
import { textWidthPx } from './plotArea.ts';

const sine = (length: number, from = 0) => Array.from({ length }, (_, i) => Math.sin((from + i) / 5));
const tutorial = forecastData({
  history: sine(400),
  fit: sine(399, 1),
  forecast: sine(200, 400),
  truth: sine(200, 400),
});

function numbersOf(layout: ForecastLayout): number[] {
  return [
    ...Object.values(layout.lines).flat(2),
    ...layout.xTicks.map(({ position }) => position),
    ...layout.yTicks.map(({ position }) => position),
    ...layout.labels.flatMap(({ x, y }) => [x, y]),
    ...Object.values(layout.plot),
  ];
}

describe('forecastLayout', () => {
  it.each([1, 300, 900, 2500])('places everything inside a width of %d px', (width) => {
    const layout = forecastLayout(tutorial, width, 300);
    expect(numbersOf(layout).every(Number.isFinite)).toBe(true);
    if (width > 1) {
      const { left, width: plotWidth } = layout.plot;
      for (const [x] of Object.values(layout.lines).flat()) {
        expect(x).toBeGreaterThanOrEqual(left - 1e-9);
        expect(x).toBeLessThanOrEqual(left + plotWidth + 1e-9);
      }
    }
  });

  it.each([300, 420, 600, 900, 1600])('keeps the names of the lines apart and whole at %d px', (width) => {
    const { labels } = forecastLayout(tutorial, width, 300);
    const boxes = labels.map(({ x, y, text }) => ({ x, y, end: x + labelLinePx + labelGapPx + textWidthPx(text) }));
    expect(labels.map(({ text }) => text)).toEqual(['data', 'one step ahead', 'forecast', 'truth']);
    for (const [i, box] of boxes.entries()) {
      expect(box.end).toBeLessThanOrEqual(width);
      const previous = boxes[i - 1];
      if (previous !== undefined && previous.y === box.y) {
        expect(box.x).toBeGreaterThan(previous.end);
      }
    }
  });

  it('divides the last value from the first forecast', () => {
    const { x, dividerX, lines } = forecastLayout(tutorial, 900, 300);
    expect(dividerX).toBe(x(400.5));
    expect(lines.forecast[0][0]).toBe(x(400));
    expect(lines.truth[0][0]).toBe(x(401));
    expect(lines.fit[0][0]).toBe(x(2));
  });

  it('has no divider without a future', () => {
    expect(forecastLayout(forecastData({ ...tutorial, forecast: [], truth: [] }), 900, 300).dividerX).toBeNull();
  });

  it('turns crowded dots into a line of few points', () => {
    const data = forecastData({ history: sine(100_000), fit: sine(99_999), forecast: [], truth: [] });
    const layout = forecastLayout(data, 900, 300);
    expect(layout.dotPx).toBeNull();
    expect(layout.lines.history.length).toBeLessThanOrEqual(4 * 900);
    expect(forecastLayout(tutorial, 900, 300).dotPx).toBeGreaterThan(1);
  });

  it('draws the last steps of a long history where it shows only these', () => {
    const data = forecastData({ history: sine(5000), fit: sine(4999), forecast: sine(10), truth: [] });
    const { x, lines } = forecastLayout(data, 900, 300);
    expect(lines.history[0][0]).toBe(x(data.firstStep));
    expect(lines.history).toHaveLength(200);
    expect(lines.fit).toHaveLength(200);
  });

  it.each([
    [[5, 5, 5, 5, 5, 5, 5, 5]],
    [[0, 0, 0, 0]],
    [[-1e12, 1e12, 0]],
    [[1e-9, 2e-9]],
    [[1e300, -1e300]],
    [[1_000_000.1, 1_000_000.2]],
  ])('takes values such as %j', (history) => {
    const layout = forecastLayout(forecastData({ history, fit: [], forecast: [], truth: [] }), 900, 300);
    expect(numbersOf(layout).every(Number.isFinite)).toBe(true);
    expect(layout.yTicks.length).toBeGreaterThan(0);
    expect(new Set(layout.yTicks.map(({ label }) => label)).size).toBe(layout.yTicks.length);
    expect(layout.plot.left).toBeLessThan(120);
  });

  it('finds the step under the pointer and stays among those there are', () => {
    const layout = forecastLayout(tutorial, 900, 300);
    expect(stepAt(layout, tutorial, layout.x(123) + 0.4)).toBe(123);
    expect(stepAt(layout, tutorial, -50)).toBe(1);
    expect(stepAt(layout, tutorial, 5000)).toBe(600);
  });

  it('draws no data where values were missing, but a line across', () => {
    const gaps = [{ start: 2, end: 4, isLong: false }];
    const data = forecastData({ history: [1, 2, 3, 4, 5, 6], fit: [], forecast: [7], truth: [], gaps });
    const { x, y, lines, pieces, filled } = forecastLayout(data, 900, 300);
    expect(pieces.map((piece) => piece.map(([px]) => Math.round(x.invert(px))))).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(lines.history).toEqual(pieces.flat());
    expect(filled).toEqual([
      [
        [x(2), y(2)],
        [x(5), y(5)],
      ],
    ]);
  });

  it('draws no gap of the past that is not shown', () => {
    const history = sine(1000);
    const gaps = [
      { start: 10, end: 12, isLong: false },
      { start: 795, end: 805, isLong: true },
    ];
    const data = forecastData({ history, fit: [], forecast: [0], truth: [], gaps });
    const { plot, pieces, filled } = forecastLayout(data, 900, 300);
    expect(data.firstStep).toBe(801);
    expect(filled).toHaveLength(1);
    for (const [px] of [...pieces.flat(), ...filled.flat()]) {
      expect(px).toBeGreaterThanOrEqual(plot.left - 1e-9);
    }
  });

  it('writes times along the axis where they are known', () => {
    const time = {
      start: Date.UTC(2022, 0),
      step: { unit: 'month', count: 1, day: 1 },
      notation: { date: 'YYYY-MM', clock: null },
    } as const;
    const data = forecastData({ history: sine(24), fit: [], forecast: sine(12), truth: [], time });
    const { x, xTicks } = forecastLayout(data, 400, 300);
    expect(xTicks).toEqual([
      { position: x(1), label: '2022' },
      { position: x(13), label: '2023' },
      { position: x(25), label: '2024' },
    ]);
  });
});
