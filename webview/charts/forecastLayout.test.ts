import { describe, expect, it } from 'vitest';
import { type ForecastData, forecastData } from './forecastData.ts';
import { type ForecastLayout, forecastLayout } from './forecastLayout.ts';
import { keyGapPx, keyLinePx } from './placeKey.ts';
import { textWidthPx } from './plotArea.ts';

const sine = (length: number, from = 0) => Array.from({ length }, (_, i) => Math.sin((from + i) / 5));
const tutorial = forecastData({
  history: sine(400),
  fit: sine(399, 1),
  forecast: sine(200, 400),
  truth: sine(200, 400),
});

function laidOut(data: ForecastData, width: number): ForecastLayout {
  return forecastLayout(data, data.opening, width, 300);
}

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
    const layout = laidOut(tutorial, width);
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
    const { labels } = laidOut(tutorial, width);
    const boxes = labels.map(({ x, y, text }) => ({ x, y, end: x + keyLinePx + keyGapPx + textWidthPx(text) }));
    expect(labels.map(({ text }) => text)).toEqual(['data', 'one step ahead', 'forecast', 'truth']);
    for (const [i, box] of boxes.entries()) {
      expect(box.end).toBeLessThanOrEqual(width);
      const previous = boxes[i - 1];
      if (previous !== undefined && previous.y === box.y) {
        expect(box.x).toBeGreaterThan(previous.end);
      }
    }
  });

  it.each([300, 420, 900])('names all that is drawn beside the lines, above the plot and apart, at %d px', (width) => {
    const rest = {
      gaps: [{ start: 10, end: 12, isLong: false }],
      pastForecasts: [{ origin: 380, values: sine(20, 380) }],
      intervals: [
        { level: 0.8, lower: sine(200), upper: sine(200) },
        { level: 0.95, lower: sine(200), upper: sine(200) },
      ],
      baselines: ['Seasonal naive', 'Drift', 'Theta'].map((name) => ({ name, forecast: sine(200) })),
    };
    const history = [...sine(200), 50, ...sine(199)];
    const { labels, plot, baselines } = laidOut(forecastData({ ...tutorial, ...rest, history }), width);
    const series = labels.map((label) => label.series);
    expect(series.slice(4).filter((name) => name !== 'band')).toEqual([
      'outlier',
      'filled',
      'backtest',
      'baseline seasonal-naive',
      'baseline drift',
      'baseline theta',
    ]);
    expect(baselines.map((baseline) => baseline.series)).toEqual(series.slice(-3));
    // The intervals are named once, with the forecast or beside it.
    expect(labels.filter(({ text }) => text.includes('80 % and 95 % intervals'))).toHaveLength(1);
    for (const [i, { x, y, text }] of labels.entries()) {
      expect(x + keyLinePx + keyGapPx + textWidthPx(text)).toBeLessThanOrEqual(width);
      expect(y + 6).toBeLessThanOrEqual(plot.top);
      const before = labels[i - 1];
      if (before?.y === y) {
        expect(x).toBeGreaterThan(before.x + keyLinePx + keyGapPx + textWidthPx(before.text));
      }
    }
  });

  it('divides the last value from the first forecast', () => {
    const { x, dividerX, lines } = laidOut(tutorial, 900);
    expect(dividerX).toBe(x(400.5));
    expect(lines.forecast[0][0]).toBe(x(400));
    expect(lines.truth[0][0]).toBe(x(401));
    expect(lines.fit[0][0]).toBe(x(2));
  });

  it('has no divider without a future', () => {
    expect(laidOut(forecastData({ ...tutorial, forecast: [], truth: [] }), 900).dividerX).toBeNull();
  });

  it('turns crowded dots into a line of few points', () => {
    const data = forecastData({ history: sine(100_000), fit: sine(99_999), forecast: [], truth: [] });
    const layout = laidOut(data, 900);
    expect(layout.dotPx).toBeNull();
    expect(layout.lines.history.length).toBeLessThanOrEqual(4 * 900);
    expect(laidOut(tutorial, 900).dotPx).toBeGreaterThan(1);
  });

  it('draws the last steps of a long history where it shows only these', () => {
    const data = forecastData({ history: sine(5000), fit: sine(4999), forecast: sine(10), truth: [] });
    const { x, lines } = laidOut(data, 900);
    expect(lines.history[0][0]).toBe(x(data.opening.first));
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
    const layout = laidOut(forecastData({ history, fit: [], forecast: [], truth: [] }), 900);
    expect(numbersOf(layout).every(Number.isFinite)).toBe(true);
    expect(layout.yTicks.length).toBeGreaterThan(0);
    expect(new Set(layout.yTicks.map(({ label }) => label)).size).toBe(layout.yTicks.length);
    expect(layout.plot.left).toBeLessThan(120);
  });

  it('draws the stretch that is shown, with the values there as high as the plot', () => {
    const layout = forecastLayout(tutorial, { first: 20.5, last: 60 }, 900, 300);
    const { plot, x, y, lines } = layout;
    expect(lines.history).toHaveLength(41);
    expect(x(20.5)).toBe(plot.left);
    expect(layout.dividerX).toBeNull();
    expect(layout.futureX).toBe(plot.left + plot.width);
    expect(lines.forecast).toEqual([]);
    const spike = forecastData({ ...tutorial, history: [...sine(300), 1000, ...sine(99)] });
    expect(forecastLayout(spike, { first: 1, last: 200 }, 900, 300).y.domain()[1]).toBeLessThan(2);
    expect(y.domain()[1]).toBeLessThan(2);
  });

  it('keeps the plot where it was told to stand, with its top as high wherever it is looked at', () => {
    const whole = laidOut(tutorial, 900);
    const part = forecastLayout(tutorial, { first: 1, last: 40 }, 900, 300, 90);
    expect(part.plot).toEqual({ ...whole.plot, left: 90, width: whole.plot.left + whole.plot.width - 90 });
  });

  it('draws no data where values were missing, but a line across', () => {
    const gaps = [{ start: 2, end: 4, isLong: false }];
    const data = forecastData({ history: [1, 2, 3, 4, 5, 6], fit: [], forecast: [7], truth: [], gaps });
    const { x, y, lines, pieces, filled } = laidOut(data, 900);
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

  it('draws a line through gaps too narrow to be seen', () => {
    const gaps = Array.from({ length: 5000 }, (_, i) => ({ start: 20 * i + 5, end: 20 * i + 6, isLong: false }));
    const data = forecastData({ history: sine(100_001), fit: [], forecast: [], truth: [], gaps });
    expect(laidOut(data, 900).pieces).toHaveLength(1);
    expect(forecastLayout(data, { first: 1, last: 100 }, 900, 300).filled).toHaveLength(5);
  });

  it('draws no gap of the past that is not shown', () => {
    const history = sine(1000);
    const gaps = [
      { start: 10, end: 12, isLong: false },
      { start: 795, end: 805, isLong: true },
    ];
    const data = forecastData({ history, fit: [], forecast: [0], truth: [], gaps });
    const { plot, pieces, filled } = laidOut(data, 900);
    expect(data.opening.first).toBe(801);
    expect(filled).toHaveLength(1);
    expect(pieces).toHaveLength(1);
    expect(pieces[0][0][0]).toBeGreaterThan(plot.left);
  });

  it('writes times along the axis where they are known', () => {
    const time = {
      start: Date.UTC(2022, 0),
      step: { unit: 'month', count: 1, day: 1 },
      notation: { date: 'YYYY-MM', clock: null },
    } as const;
    const data = forecastData({ history: sine(24), fit: [], forecast: sine(12), truth: [], time });
    const { x, xTicks } = laidOut(data, 400);
    expect(xTicks).toEqual([
      { position: x(1), label: '2022' },
      { position: x(13), label: '2023' },
      { position: x(25), label: '2024' },
    ]);
  });
});
