import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { ChartLayout } from './chart.ts';
import { type ErrorData, errorName } from './errorData.ts';
import { leftMarginPx, type PixelPoint, rightMarginPx, textWidthPx } from './plotArea.ts';
import { stepScale, wholeTicks } from './stepAxis.ts';
import { thinToPixels } from './thinToPixels.ts';
import { valueTicks } from './valueTicks.ts';

/** A line of the chart with its name at its end. */
export interface ErrorLine {
  readonly name: string | null;
  readonly text: string;
  readonly points: readonly PixelPoint[];
  /** Middle of the name. */
  readonly labelY: number;
}

/** Where everything of the error chart stands. */
export interface ErrorLayout extends ChartLayout {
  /** Steps ahead, from 1, to pixels. */
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly lines: readonly ErrorLine[];
  /** Where the names begin. */
  readonly labelX: number;
}

const topPx = 8;
const bottomPx = 24;
const labelGapPx = 8;
const labelLinePx = 15;
/** Names take no more than this share of the width; a chart too narrow for them does without. */
const mostLabels = 0.45;

/** Lays the chart out in a box of at least 1 by 1 pixels. */
export function errorLayout(data: ErrorData, width: number, height: number): ErrorLayout {
  const plotHeight = Math.max(1, height - topPx - bottomPx);
  const y = scaleLinear()
    .domain([0, data.highest * 1.05])
    .range([topPx + plotHeight, topPx]);
  const ticks = valueTicks(y, Math.max(2, plotHeight / 40));
  const left = leftMarginPx(ticks.map(({ label }) => label));
  const shown = data.errors.filter(({ byStep }) => byStep.length > 0);
  const labelsPx = labelGapPx + Math.max(0, ...shown.map(({ name }) => textWidthPx(errorName(name))));
  const hasLabels = labelsPx <= mostLabels * width;
  const plotWidth = Math.max(1, width - left - (hasLabels ? labelsPx : rightMarginPx(data.steps)));
  const x = stepScale({ first: 1, last: data.steps }, { left, width: plotWidth });
  const ends = shown.map(({ byStep }) => y(byStep[byStep.length - 1]));
  const labelYs = spreadOut(ends, topPx + labelLinePx / 2, topPx + plotHeight);
  return {
    width,
    height,
    plot: { left, top: topPx, width: plotWidth, height: plotHeight },
    x,
    y,
    labelX: left + plotWidth + labelGapPx,
    xTicks: wholeTicks(x, Math.max(2, Math.min(data.steps, plotWidth / 80))),
    yTicks: ticks.map(({ value, label }) => ({ position: y(value), label })),
    lines: shown.map(({ name, byStep }, which) => ({
      name,
      text: hasLabels ? errorName(name) : '',
      points: thinToPixels(
        byStep.length,
        (i) => x(i + 1),
        (i) => y(byStep[i]),
      ),
      labelY: labelYs[which],
    })),
  };
}

/** The step ahead nearest to a place along the chart. */
export function aheadAt({ x }: ErrorLayout, { steps }: ErrorData, xPx: number): number | null {
  return steps === 0 ? null : Math.max(1, Math.min(steps, Math.round(x.invert(xPx))));
}

/** The places nearest to those wished at which lines of text do not cover each other, where there is room. */
function spreadOut(wished: readonly number[], least: number, most: number): number[] {
  const order = [...wished.keys()].sort((a, b) => wished[a] - wished[b]);
  const placed = [...wished];
  let next = least;
  for (const which of order) {
    placed[which] = Math.max(next, wished[which]);
    next = placed[which] + labelLinePx;
  }
  // What was pushed out below is pushed up again.
  let last = most;
  for (const which of order.toReversed()) {
    placed[which] = Math.max(least, Math.min(last, placed[which]));
    last = placed[which] - labelLinePx;
  }
  return placed;
}
