import type { ScaleLinear } from 'd3-scale';
import { pyramidOf } from './minMaxPyramid.ts';
import type { PixelPoint, PlotArea } from './plotArea.ts';

/** With more values to a pixel than these, a line goes through the lowest and the highest of groups. */
const mostPerPixel = 2;

/**
 * The line through the values `start` to `end` (half-open) as far as it is seen, at most about two points for each pixel;
 * value 0 stands at step `firstStep`. Crowded values are grouped by their places in the list, so that a line that is
 * moved keeps its form.
 */
export function linePoints(
  values: ArrayLike<number>,
  start: number,
  end: number,
  firstStep: number,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  plot: PlotArea,
): PixelPoint[] {
  // Far outside is as good as further outside, and keeps the path's numbers short.
  const highestPx = plot.top - plot.height;
  const lowestPx = plot.top + 2 * plot.height;
  const yOf = (value: number) => Math.max(highestPx, Math.min(lowestPx, y(value)));
  const [first, last] = x.domain();
  // One more at each end, for what leads out of the picture.
  const from = Math.max(start, Math.floor(first) - firstStep);
  const to = Math.min(end, Math.ceil(last) - firstStep + 1);
  const points: PixelPoint[] = [];
  if (to - from <= mostPerPixel * plot.width) {
    for (let i = from; i < to; i++) {
      points.push([x(firstStep + i), yOf(values[i])]);
    }
    return points;
  }
  const pyramid = pyramidOf(values);
  const group = Math.ceil((last - first) / plot.width);
  for (let i = Math.floor(from / group) * group; i < to; i += group) {
    const [begin, stop] = [Math.max(from, i), Math.min(to, i + group)];
    const [lowest, highest] = pyramid.extent(begin, stop);
    const xPx = x(firstStep + (begin + stop - 1) / 2);
    const isRising = values[begin] <= values[stop - 1];
    points.push([xPx, yOf(isRising ? lowest : highest)], [xPx, yOf(isRising ? highest : lowest)]);
  }
  return points;
}
