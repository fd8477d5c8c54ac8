import { formatNumber } from '../../src/shared/formatNumber.ts';

/** A rectangle inside a chart, in pixels from the chart's upper left corner. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A point of a chart, in pixels from its upper left corner. */
export type PixelPoint = readonly [x: number, y: number];

/** A mark on an axis. */
export interface Tick {
  /** Along the axis, in pixels from the chart's upper left corner. */
  readonly position: number;
  readonly label: string;
}

/** Width of a character of the charts' 12 px text, on average; there is no DOM to measure in. */
const characterPx = 6.6;

/** About how wide a text is in the charts' type. */
export function textWidthPx(text: string): number {
  return text.length * characterPx;
}

/** Room left of a plot for the labels of its values. */
export function leftMarginPx(labels: readonly string[]): number {
  return Math.ceil(Math.max(28, ...labels.map(textWidthPx))) + 10;
}

/** Room right of a plot, so that the label of the last step stays whole. */
export function rightMarginPx(lastStep: number): number {
  return Math.ceil(Math.max(14, textWidthPx(formatNumber(lastStep)) / 2 + 2));
}
