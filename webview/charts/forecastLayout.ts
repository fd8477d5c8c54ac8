import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { TimeAxis } from '../../src/shared/series/time/timeAxis.ts';
import { baselineSeries } from './baselineSeries.ts';
import type { ChartLayout } from './chart.ts';
import { type ForecastData, firstFitStep, visibleExtent } from './forecastData.ts';
import { type ForecastSeriesName, labelRowPx, labelsTopPx, placeLabels, type SeriesLabel } from './forecastLabels.ts';
import { bandPoints, isCrowded, isDense, type LineFrame, linePoints } from './linePoints.ts';
import { leftMarginPx, type PixelPoint, rightMarginPx as stepMarginPx, type Tick, textWidthPx } from './plotArea.ts';
import { stepScale, wholeTicks } from './stepAxis.ts';
import type { StepRange } from './timeFocus.ts';
import { timeTicks } from './timeTicks.ts';
import { valueTicks } from './valueTicks.ts';

/** Where everything of the forecast chart stands. */
export interface ForecastLayout extends ChartLayout {
  /** Steps to pixels. */
  readonly x: ScaleLinear<number, number>;
  /** Values to pixels. */
  readonly y: ScaleLinear<number, number>;
  /** Where the future begins, an end of the plot where that is not shown; `null` when there is none. */
  readonly futureX: number | null;
  /** Between the last value and the first forecast, within the plot; `null` when there is nothing to divide. */
  readonly dividerX: number | null;
  readonly labels: readonly SeriesLabel[];
  readonly lines: Readonly<Record<ForecastSeriesName, readonly PixelPoint[]>>;
  /** Areas of the intervals, the widest first: along the upper ends and back along the lower ones. */
  readonly bands: readonly (readonly PixelPoint[])[];
  /** Other forecasts beside it, by the CSS classes of their lines. */
  readonly baselines: readonly { readonly series: string; readonly points: readonly PixelPoint[] }[];
  /** Forecasts of parts of the history, from the value before each on. */
  readonly backtest: readonly (readonly PixelPoint[])[];
  /** The history's line between its gaps, and lines across them. */
  readonly pieces: readonly (readonly PixelPoint[])[];
  readonly filled: readonly (readonly PixelPoint[])[];
  /** Where rings go around outliers; none where there would be too many to be told apart. */
  readonly outliers: readonly PixelPoint[];
  /** Whether lines are outlines of areas, since several values fall on a pixel. */
  readonly dense: boolean;
  /** Whether these need no smooth edges. */
  readonly crowded: boolean;
  /** Diameter of a dot of the history, or `null` when there are so many values that they become a line. */
  readonly dotPx: number | null;
}

const bottomPx = 24;
/** Dots closer than this are no longer told apart. */
const closestDotsPx = 1.2;

/**
 * Lays the steps of `range` out in a box of at least 1 by 1 pixels. The plot starts `leastLeft` pixels from the left or
 * further, so that it stands still while the labels of its values change.
 */
export function forecastLayout(
  data: ForecastData,
  range: StepRange,
  width: number,
  height: number,
  leastLeft = 0,
): ForecastLayout {
  const y = scaleLinear().domain(paddedExtent(visibleExtent(data, range)));
  const plotHeight = Math.max(1, height - bottomPx - labelsTopPx - labelRowPx);
  const ticks = valueTicks(y, Math.max(2, plotHeight / 54));
  const left = Math.max(leastLeft, leftMarginPx(ticks.map(({ label }) => label)));
  const plotWidth = Math.max(1, width - left - rightMarginPx(data));
  const x = stepScale(range, { left, width: plotWidth });
  const hasFuture = data.steps > data.history.length && data.history.length > 0;
  const dividing = x(data.history.length + 0.5);
  // Where only one side of it is shown, it stands at the end of the plot that it lies beyond.
  const futureX = hasFuture ? Math.max(left, Math.min(left + plotWidth, dividing)) : null;
  const { labels, heightPx } = placeLabels(data, left, left + plotWidth, futureX);
  const top = labelsTopPx + heightPx;
  const plot = { left, top, width: plotWidth, height: Math.max(1, height - bottomPx - top) };
  y.range([plot.top + plot.height, plot.top]);
  const frame = { x, y, plot };
  const dense = isDense(frame);
  const { pieces, filled } = splitAtGaps(data, frame);
  const line = (values: ArrayLike<number>, firstStep: number) => linePoints(values, 0, values.length, firstStep, frame);
  const firstAhead = data.history.length + 1;
  // So that the eye finds where they continue, forecasts start at the last value, as far as it is seen.
  const isJoined = !dense && data.history.length > 0 && range.first <= firstAhead;
  const join = isJoined ? [[x(firstAhead - 1), y(data.history[firstAhead - 2])] as const] : [];
  const ahead = (values: ArrayLike<number>) => withStart(join, line(values, firstAhead));
  const spacing = plotWidth / Math.max(1, range.last - range.first);
  return {
    width,
    height,
    plot,
    x,
    y,
    xTicks: data.time ? placedTimeTicks(data.time, range, x, plotWidth) : wholeTicks(x, Math.max(2, plotWidth / 120)),
    xName: data.time ? null : translate('step'),
    yTicks: ticks.map(({ value, label }) => ({ position: y(value), label })),
    futureX,
    dividerX: hasFuture && futureX === dividing ? dividing : null,
    labels,
    lines: {
      history: pieces.flat(),
      fit: line(data.fit, firstFitStep(data)),
      forecast: ahead(data.forecast),
      truth: line(data.truth, firstAhead),
    },
    bands: [...(data.intervals ?? [])]
      .reverse()
      .map(({ lower, upper }) => withStart(join, bandPoints(upper, lower, firstAhead, frame))),
    baselines: (data.baselines ?? []).map(({ name, forecast }) => ({
      series: baselineSeries(name),
      points: ahead(forecast),
    })),
    backtest: (data.pastForecasts ?? []).map(({ origin, values }) => {
      const isStartSeen = !dense && origin >= 1 && origin + 1 >= range.first;
      return withStart(isStartSeen ? [[x(origin), y(data.history[origin - 1])]] : [], line(values, origin + 1));
    }),
    pieces,
    filled,
    dense,
    crowded: isCrowded(frame),
    outliers: shownOutliers(data, range).map((step) => [x(step), y(data.history[step - 1])]),
    dotPx: spacing < closestDotsPx ? null : Math.min(4.5, Math.max(2.4, spacing)),
  };
}

/** More rings than this hide what they mark. */
const mostRings = 200;

function shownOutliers({ outliers }: ForecastData, { first, last }: StepRange): readonly number[] {
  const shown = outliers.filter((step) => step >= first && step <= last);
  return shown.length > mostRings ? [] : shown;
}

/** Leaves air above and below; a flat series stands in the middle. */
function paddedExtent([lowest, highest]: readonly [number, number]): [number, number] {
  const padding = (highest - lowest) * 0.06 || Math.abs(highest) * 0.1 || 1;
  return [lowest - padding, highest + padding];
}

/** A gap narrower than this cannot be seen. */
const narrowestGapPx = 1;

/** The history between its gaps, and across each gap a straight line from the value before it to the one after. */
function splitAtGaps(
  { history, gaps = [] }: ForecastData,
  frame: LineFrame,
): Pick<ForecastLayout, 'pieces' | 'filled'> {
  const pieces: PixelPoint[][] = [];
  const filled: PixelPoint[][] = [];
  const { x, y, plot } = frame;
  const [first, last] = x.domain();
  const pixelsPerStep = plot.width / (last - first);
  let from = 0;
  for (const { start, end } of gaps) {
    // In steps, a gap runs from the value before it to the one after.
    if (end + 1 >= first && start <= last && (end - start + 1) * pixelsPerStep >= narrowestGapPx) {
      pieces.push(linePoints(history, from, start, 1, frame));
      filled.push([start - 1, end].map((index) => [x(index + 1), y(history[index])]));
      from = end;
    }
  }
  pieces.push(linePoints(history, from, history.length, 1, frame));
  return { pieces: pieces.filter((piece) => piece.length > 0), filled };
}

/** A line with what leads to it, where there is a line. */
function withStart(start: readonly PixelPoint[], points: readonly PixelPoint[]): readonly PixelPoint[] {
  return points.length === 0 ? points : [...start, ...points];
}

function placedTimeTicks(
  time: TimeAxis,
  { first, last }: StepRange,
  x: ScaleLinear<number, number>,
  plotWidth: number,
): Tick[] {
  const most = Math.max(2, plotWidth / 80);
  return timeTicks(time, Math.ceil(first) - 1, Math.floor(last) - 1, most).map(({ index, label }) => ({
    position: x(index + 1),
    label,
  }));
}

/** Room right of the plot for the label of its last step or time. */
function rightMarginPx({ time, steps }: ForecastData): number {
  return time ? Math.ceil(textWidthPx('00:00:00') / 2) : stepMarginPx(steps);
}
