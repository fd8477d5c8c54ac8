import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { ChartLayout } from './chart.ts';
import type { PlacedName } from './drawNames.ts';
import { type ErrorData, errorName } from './errorData.ts';
import { keyGapPx, keyLinePx, keyRowPx, placeKey } from './placeKey.ts';
import { leftMarginPx, type PixelPoint, rightMarginPx, textWidthPx } from './plotArea.ts';
import { stepScale, wholeTicks } from './stepAxis.ts';
import { thinToPixels } from './thinToPixels.ts';
import { valueTicks } from './valueTicks.ts';

/** A line of the chart with its name, and a piece of it before that. */
export interface ErrorLine extends PlacedName {
  readonly name: string | null;
  readonly points: readonly PixelPoint[];
}

/** Where everything of the error chart stands. */
export interface ErrorLayout extends ChartLayout {
  /** Steps ahead, from 1, to pixels. */
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly lines: readonly ErrorLine[];
}

const topPx = 8;
const bottomPx = 24;
const labelGapPx = 8;
const labelLinePx = 15;
/** At the ends of their lines names take no more than this share of the width; in a narrower chart they stand above. */
const mostLabels = 0.45;

/** Lays the chart out in a box of at least 1 by 1 pixels. */
export function errorLayout(data: ErrorData, width: number, height: number): ErrorLayout {
  const shown = data.errors
    .filter(({ byStep }) => byStep.length > 0)
    .map((each) => ({ ...each, text: errorName(each.name) }));
  const labelsPx = labelGapPx + keyLinePx + keyGapPx + Math.max(0, ...shown.map(({ text }) => textWidthPx(text)));
  const hasLabels = labelsPx <= mostLabels * width;
  const y = scaleLinear().domain([0, data.highest * 1.05]);
  const ticks = valueTicks(y, Math.max(2, (height - topPx - bottomPx) / 40));
  const left = leftMarginPx(ticks.map(({ label }) => label));
  const above = placeKey(hasLabels ? [] : shown, { left, right: width, top: 0 });
  const top = topPx + above.rows * keyRowPx;
  const plotHeight = Math.max(1, height - top - bottomPx);
  y.range([top + plotHeight, top]);
  const plotWidth = Math.max(1, width - left - (hasLabels ? labelsPx : rightMarginPx(data.steps)));
  const x = stepScale({ first: 1, last: data.steps }, { left, width: plotWidth });
  const ends = shown.map(({ byStep }) => y(byStep[byStep.length - 1]));
  const labelYs = spreadOut(ends, top + labelLinePx / 2, top + plotHeight);
  const atEnds = shown.map((each, which) => ({ ...each, x: left + plotWidth + labelGapPx, y: labelYs[which] }));
  return {
    width,
    height,
    plot: { left, top, width: plotWidth, height: plotHeight },
    x,
    y,
    xTicks: wholeTicks(x, Math.max(2, Math.min(data.steps, plotWidth / 80))),
    xName: translate('steps ahead'),
    yTicks: ticks.map(({ value, label }) => ({ position: y(value), label })),
    lines: (hasLabels ? atEnds : above.key).map(({ name, text, byStep, x: nameX, y: nameY }) => ({
      name,
      text,
      x: nameX,
      y: nameY,
      points: thinToPixels(
        byStep.length,
        (i) => x(i + 1),
        (i) => y(byStep[i]),
      ),
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
