import { line } from 'd3-shape';
import type { PixelPoint } from './plotArea.ts';

const straight = line<PixelPoint>(
  ([x]) => x,
  ([, y]) => y,
).digits(2);

/** An SVG path through points; empty for none. */
export function linePath(points: readonly PixelPoint[]): string {
  return straight(points) ?? '';
}

/** An SVG path around a point. */
export function ringPath([x, y]: PixelPoint, radius: number): string {
  return `M${x - radius},${y}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0`;
}

/** An SVG path of lines without length, which round line ends turn into dots: thousands of dots in one element. */
export function dotsPath(points: readonly PixelPoint[]): string {
  return points.map(([x, y]) => `M${x.toFixed(2)},${y.toFixed(2)}h0`).join('');
}
