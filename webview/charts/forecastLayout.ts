import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import type { TimeAxis } from '../../src/shared/series/time/timeAxis.ts';
import type { ChartLayout } from './chart.ts';
import type { ForecastData } from './forecastData.ts';
import { type PixelPoint, type PlotArea, rightMarginPx as stepMarginPx, type Tick, textWidthPx } from './plotArea.ts';
import { thinToPixels } from './thinToPixels.ts';
import { timeTicks } from './timeTicks.ts';
import { valueTicks } from './valueTicks.ts';

/** The names of the lines, as they are written beside them. */
const seriesLabels = { history: 'data', fit: 'one step ahead', forecast: 'forecast', truth: 'truth' } as const;
export type ForecastSeriesName = keyof typeof seriesLabels;

/** A line's name with a piece of the line before it. */
export interface SeriesLabel {
  readonly series: ForecastSeriesName;
  readonly text: string;
  /** Left end of the piece of line. */
  readonly x: number;
  /** Middle of the text. */
  readonly y: number;
}

/** Where everything of the forecast chart stands. */
export interface ForecastLayout extends ChartLayout {
  /** Steps to pixels. */
  readonly x: ScaleLinear<number, number>;
  /** Values to pixels. */
  readonly y: ScaleLinear<number, number>;
  /** Between the last value and the first forecast; `null` when there is nothing to divide. */
  readonly dividerX: number | null;
  readonly labels: readonly SeriesLabel[];
  readonly lines: Readonly<Record<ForecastSeriesName, readonly PixelPoint[]>>;
  /** Areas of the intervals, the widest first: along the upper ends and back along the lower ones. */
  readonly bands: readonly (readonly PixelPoint[])[];
  /** Other forecasts beside it. */
  readonly baselines: readonly (readonly PixelPoint[])[];
  /** The history's line between its gaps, and lines across them. */
  readonly pieces: readonly (readonly PixelPoint[])[];
  readonly filled: readonly (readonly PixelPoint[])[];
  /** Diameter of a dot of the history, or `null` when there are so many values that they become a line. */
  readonly dotPx: number | null;
}

/** Length of the piece of line before a name. */
export const labelLinePx = 14;
export const labelGapPx = 6;
const labelSpacingPx = 16;
const labelRowPx = 18;
const bottomPx = 24;
const topPx = 6;
/** Dots closer than this are no longer told apart. */
const closestDotsPx = 1.2;

/** Lays the chart out in a box of at least 1 by 1 pixels. */
export function forecastLayout(data: ForecastData, width: number, height: number): ForecastLayout {
  const y = scaleLinear().domain(paddedExtent(data.extent));
  const plotHeight = Math.max(1, height - bottomPx - topPx - labelRowPx);
  const ticks = valueTicks(y, Math.max(2, plotHeight / 54));
  const left = Math.ceil(Math.max(28, ...ticks.map(({ label }) => textWidthPx(label)))) + 10;
  const plotWidth = Math.max(1, width - left - rightMarginPx(data));
  const x = scaleLinear()
    .domain([data.firstStep, Math.max(data.firstStep + 1, data.steps)])
    .range([left, left + plotWidth]);
  const hasFuture = data.steps > data.history.length && data.history.length > 0;
  const dividerX = hasFuture ? x(data.history.length + 0.5) : null;
  const { labels, rows } = placeLabels(data, left, left + plotWidth, dividerX);
  const top = topPx + rows * labelRowPx;
  const plot = { left, top, width: plotWidth, height: Math.max(1, height - bottomPx - top) };
  y.range([plot.top + plot.height, plot.top]);
  const { pieces, filled } = splitAtGaps(data, x, y, plot);
  const ahead = (values: ArrayLike<number>) => joined(data, line(values, data.history.length + 1, x, y, plot), x, y);
  const spacing = plotWidth / Math.max(1, data.steps - data.firstStep);
  return {
    width,
    height,
    plot,
    x,
    y,
    xTicks: data.time ? placedTimeTicks(data, data.time, x, plotWidth) : stepTicks(x, plotWidth),
    yTicks: ticks.map(({ value, label }) => ({ position: y(value), label })),
    dividerX,
    labels,
    lines: {
      history: pieces.flat(),
      fit: line(data.fit, 2, x, y, plot),
      forecast: ahead(data.forecast),
      truth: line(data.truth, data.history.length + 1, x, y, plot),
    },
    bands: [...(data.intervals ?? [])]
      .reverse()
      .map(({ lower, upper }) => [...ahead(upper), ...ahead(lower).reverse()]),
    baselines: (data.baselines ?? []).map(({ forecast }) => ahead(forecast)),
    pieces,
    filled,
    dotPx: spacing < closestDotsPx ? null : Math.min(4.5, Math.max(2.4, spacing)),
  };
}

/** The step nearest to a place along the chart, among those shown. */
export function stepAt(layout: ForecastLayout, data: ForecastData, xPx: number): number {
  return Math.min(data.steps, Math.max(data.firstStep, Math.round(layout.x.invert(xPx))));
}

/** Leaves air above and below; a flat series stands in the middle. */
function paddedExtent([lowest, highest]: readonly [number, number]): [number, number] {
  const padding = (highest - lowest) * 0.06 || Math.abs(highest) * 0.1 || 1;
  return [lowest - padding, highest + padding];
}

function line(
  values: ArrayLike<number>,
  firstStep: number,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  plot: PlotArea,
): PixelPoint[] {
  // Far outside is as good as further outside, and keeps the path's numbers short.
  const highestPx = plot.top - plot.height;
  const lowestPx = plot.top + 2 * plot.height;
  const hidden = Math.max(0, x.domain()[0] - firstStep);
  return thinToPixels(
    values.length - hidden,
    (i) => x(firstStep + hidden + i),
    (i) => Math.max(highestPx, Math.min(lowestPx, y(values[hidden + i]))),
  );
}

/** The history between its gaps, and across each gap a straight line from the value before it to the one after. */
function splitAtGaps(
  { history, gaps = [], firstStep }: ForecastData,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  plot: PlotArea,
): Pick<ForecastLayout, 'pieces' | 'filled'> {
  const pieces: PixelPoint[][] = [];
  const filled: PixelPoint[][] = [];
  let from = 0;
  for (const { start, end } of [...gaps, { start: history.length, end: history.length }]) {
    if (start >= firstStep) {
      pieces.push(line(sliceOf(history, from, start), from + 1, x, y, plot));
    }
    if (end < history.length && end >= firstStep) {
      const before = Math.max(start - 1, firstStep - 1);
      filled.push([before, end].map((index) => [x(index + 1), y(history[index])]));
    }
    from = end;
  }
  return { pieces, filled };
}

function sliceOf(values: ArrayLike<number>, start: number, end: number): ArrayLike<number> {
  return start === 0 && end === values.length ? values : Array.prototype.slice.call(values, start, end);
}

/** The forecast's line starts at the last value, so that the eye finds where it continues. */
function joined(
  { history }: ForecastData,
  points: PixelPoint[],
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
): PixelPoint[] {
  const last = history.length;
  return points.length === 0 || last === 0 ? points : [[x(last), y(history[last - 1])], ...points];
}

function placedTimeTicks(
  { firstStep, steps }: ForecastData,
  time: TimeAxis,
  x: ScaleLinear<number, number>,
  plotWidth: number,
): Tick[] {
  return timeTicks(time, firstStep - 1, steps - 1, Math.max(2, plotWidth / 80)).map(({ index, label }) => ({
    position: x(index + 1),
    label,
  }));
}

/** Room right of the plot for the label of its last step or time. */
function rightMarginPx({ time, steps }: ForecastData): number {
  return time ? Math.ceil(textWidthPx('00:00:00') / 2) : stepMarginPx(steps);
}

function stepTicks(x: ScaleLinear<number, number>, plotWidth: number): Tick[] {
  return x
    .ticks(Math.max(2, plotWidth / 120))
    .filter(Number.isInteger)
    .map((step) => ({ position: x(step), label: formatNumber(step) }));
}

/** Names of past lines from the left, of future ones from the divider; in a second row where they do not fit. */
function placeLabels(
  data: ForecastData,
  left: number,
  right: number,
  dividerX: number | null,
): { labels: SeriesLabel[]; rows: number } {
  const present = (names: readonly ForecastSeriesName[]) => names.filter((name) => data[name].length > 0);
  const past = present(['history', 'fit']);
  const future = present(['forecast', 'truth']);
  const pastEnd = left + groupWidth(data, past) + (past.length === 0 ? 0 : labelSpacingPx);
  const wished = Math.max(pastEnd, dividerX === null ? left : dividerX + labelGapPx);
  const shifted = Math.min(wished, right - groupWidth(data, future));
  const rows = future.length > 0 && shifted < pastEnd ? 2 : 1;
  const futureX = rows === 1 ? shifted : Math.max(left, Math.min(wished, right - groupWidth(data, future)));
  return {
    labels: [...placeGroup(data, past, left, 0), ...placeGroup(data, future, futureX, rows - 1)],
    rows,
  };
}

function placeGroup(
  data: ForecastData,
  names: readonly ForecastSeriesName[],
  start: number,
  row: number,
): SeriesLabel[] {
  let x = start;
  return names.map((series) => {
    const label = { series, text: labelText(data, series), x, y: topPx + (row + 0.5) * labelRowPx - 4 };
    x += labelWidth(data, series) + labelSpacingPx;
    return label;
  });
}

function groupWidth(data: ForecastData, names: readonly ForecastSeriesName[]): number {
  return names.reduce((sum, name) => sum + labelWidth(data, name), 0) + labelSpacingPx * Math.max(0, names.length - 1);
}

function labelWidth(data: ForecastData, name: ForecastSeriesName): number {
  return labelLinePx + labelGapPx + textWidthPx(labelText(data, name));
}

/** A line's name; the forecast's names the intervals around it. */
function labelText({ intervals = [] }: ForecastData, name: ForecastSeriesName): string {
  const levels = intervals.map(({ level }) => `${formatNumber(100 * level)} %`);
  return name === 'forecast' && levels.length > 0
    ? `${seriesLabels.forecast}, ${levels.join(' and ')} intervals`
    : seriesLabels[name];
}
