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
    let lowest = first;
    let highest = first;
    let lowestY = y(first);
    let highestY = lowestY;
    let next = first + 1;
    for (; next < count && Math.floor(x(next)) === column; next++) {
      const nextY = y(next);
      if (nextY < lowestY) {
        lowest = next;
        lowestY = nextY;
      } else if (nextY > highestY) {
        highest = next;
        highestY = nextY;
      }
    }
    for (const index of new Set([first, Math.min(lowest, highest), Math.max(lowest, highest), next - 1])) {
      points.push([x(index), y(index)]);
    }
    first = next;
  }
  return points;
}
