import type { PixelPoint } from './plotArea.ts';

/**
 * At most four points for each pixel column - its first, lowest, highest and last - so that a line through them looks
 * as one through all `count` points does. `x` must not decrease.
 * Source: Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014.
 */
export function thinToPixels(count: number, x: (index: number) => number, y: (index: number) => number): PixelPoint[] {
  const points: PixelPoint[] = [];
  let first = 0;
  while (first < count) {
    const column = Math.floor(x(first));
    let last = first;
    let lowest = first;
    let highest = first;
    for (let i = first + 1; i < count && Math.floor(x(i)) === column; i++) {
      last = i;
      if (y(i) < y(lowest)) {
        lowest = i;
      }
      if (y(i) > y(highest)) {
        highest = i;
      }
    }
    const kept = new Set([first, Math.min(lowest, highest), Math.max(lowest, highest), last]);
    for (const index of kept) {
      points.push([x(index), y(index)]);
    }
    first = last + 1;
  }
  return points;
}
