import type { ScaleLinear } from 'd3-scale';
import { pyramidOf } from './minMaxPyramid.ts';
import type { PixelPoint, PlotArea } from './plotArea.ts';

/** With more values to a pixel than these, a line is drawn as the area that it would fill. */
const mostPerPixel = 1;
/** With more than these, nobody sees whether its edges are smooth. */
const crowdedPerPixel = 8;
/** Half the width of a line, which an area has at least. */
const halfWidthPx = 0.75;

/** Where a line's values stand, and what of them is seen. */
export interface LineFrame {
  /** Steps to pixels. */
  readonly x: ScaleLinear<number, number>;
  /** Values to pixels. */
  readonly y: ScaleLinear<number, number>;
  readonly plot: PlotArea;
}

/** Whether so many values fall on a pixel that lines are drawn as areas; the same for all lines of a picture. */
export function isDense(frame: LineFrame): boolean {
  return stepsPerPixel(frame) > mostPerPixel;
}

/** Whether so many do that the areas need no smooth edges, which take longer to draw than all else. */
export function isCrowded(frame: LineFrame): boolean {
  return stepsPerPixel(frame) > crowdedPerPixel;
}

function stepsPerPixel({ x, plot }: LineFrame): number {
  const [first, last] = x.domain();
  return (last - first) / plot.width;
}

/**
 * The points of the values `start` to `end` (half-open) as far as they are seen; value 0 stands at step `firstStep`. Where they
 * are dense, these are the outline of the area that the line fills, along its top and back along its bottom.
 */
export function linePoints(
  values: ArrayLike<number>,
  start: number,
  end: number,
  firstStep: number,
  frame: LineFrame,
): PixelPoint[] {
  if (isDense(frame)) {
    const { top, bottom } = envelope(values, start, end, firstStep, frame);
    return [...top, ...bottom.reverse()];
  }
  const { from, to, xOf, yOf } = seen(start, end, firstStep, frame);
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => [xOf(from + i), yOf(values[from + i])]);
}

/** The outline of a band between two lines: along the upper one and back along the lower one. */
export function bandPoints(
  upper: ArrayLike<number>,
  lower: ArrayLike<number>,
  firstStep: number,
  frame: LineFrame,
): PixelPoint[] {
  if (isDense(frame)) {
    const { top } = envelope(upper, 0, upper.length, firstStep, frame);
    const { bottom } = envelope(lower, 0, lower.length, firstStep, frame);
    return [...top, ...bottom.reverse()];
  }
  return [
    ...linePoints(upper, 0, upper.length, firstStep, frame),
    ...linePoints(lower, 0, lower.length, firstStep, frame).reverse(),
  ];
}

/**
 * The highest and lowest of groups of values, one a pixel. Values are grouped by their places in the list, so that a line
 * that is moved keeps its form.
 */
function envelope(
  values: ArrayLike<number>,
  start: number,
  end: number,
  firstStep: number,
  frame: LineFrame,
): { readonly top: PixelPoint[]; readonly bottom: PixelPoint[] } {
  const { from, to, xOf, yOf } = seen(start, end, firstStep, frame);
  const pyramid = pyramidOf(values);
  const group = Math.ceil(stepsPerPixel(frame));
  const top: PixelPoint[] = [];
  const bottom: PixelPoint[] = [];
  for (let i = Math.floor(from / group) * group; i < to; i += group) {
    const [begin, stop] = [Math.max(from, i), Math.min(to, i + group)];
    // With the value that follows: where a line is steep, areas that did not meet would be hairs.
    const [lowest, highest] = pyramid.extent(begin, Math.min(end, stop + 1));
    const xPx = xOf((begin + stop - 1) / 2);
    const [above, below] = [yOf(highest), yOf(lowest)];
    const missing = Math.max(0, halfWidthPx - (below - above) / 2);
    top.push([xPx, above - missing]);
    bottom.push([xPx, below + missing]);
  }
  return { top, bottom };
}

/** Which values are seen, and one more at each end, for what leads out of the picture; and where a value stands. */
function seen(start: number, end: number, firstStep: number, { x, y, plot }: LineFrame) {
  // Far outside is as good as further outside, and keeps the path's numbers short.
  const highestPx = plot.top - plot.height;
  const lowestPx = plot.top + 2 * plot.height;
  const [first, last] = x.domain();
  return {
    from: Math.max(start, Math.floor(first) - firstStep),
    to: Math.min(end, Math.ceil(last) - firstStep + 1),
    xOf: (index: number) => x(firstStep + index),
    yOf: (value: number) => Math.max(highestPx, Math.min(lowestPx, y(value))),
  };
}
