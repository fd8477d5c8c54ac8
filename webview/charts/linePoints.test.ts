import { scaleLinear } from 'd3-scale';
import { expect, test } from 'vitest';
import { linePoints } from './linePoints.ts';

const plot = { left: 50, top: 10, width: 500, height: 200 };

function scales(first: number, last: number) {
  return {
    x: scaleLinear().domain([first, last]).range([50, 550]),
    y: scaleLinear().domain([-2, 2]).range([210, 10]),
  };
}

test('of few values every one shown has its point, and one more at each end', () => {
  const { x, y } = scales(10.5, 20.5);
  const points = linePoints(Array.from({ length: 100 }, Math.sin), 0, 100, 1, { x, y, plot });
  expect(points.map(([px]) => Math.round(x.invert(px)))).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]);
});

test('of a million values the line has at most two points a pixel and every extreme', () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i / 5000));
  values[654_321] = 1.9;
  values[123_456] = -1.9;
  const { x, y } = scales(1, 1_000_000);
  const points = linePoints(values, 0, values.length, 1, { x, y, plot });
  expect(points.length).toBeLessThanOrEqual(2 * plot.width + 2);
  const heights = points.map(([, py]) => y.invert(py));
  expect(Math.max(...heights)).toBeCloseTo(1.9);
  expect(Math.min(...heights)).toBeCloseTo(-1.9);
  for (const [px] of points) {
    expect(px).toBeGreaterThanOrEqual(plot.left);
    expect(px).toBeLessThanOrEqual(plot.left + plot.width);
  }
});

test('a crowded line that is moved keeps its form', () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i * i));
  const before = scales(20_000, 40_000);
  const after = scales(20_013, 40_013);
  const heightsOf = ({ x, y }: typeof before) =>
    linePoints(values, 0, values.length, 1, { x, y, plot }).map(([px, py]) => `${x.invert(px).toFixed(1)}: ${py}`);
  const kept = new Set(heightsOf(before));
  expect(heightsOf(after).filter((point) => !kept.has(point)).length).toBeLessThanOrEqual(8);
});

test('only the stretch asked for is drawn', () => {
  const { x, y } = scales(1, 10);
  const points = linePoints([1, 2, 3, 4, 5, 6], 2, 4, 1, { x, y, plot });
  expect(points.map(([px]) => Math.round(x.invert(px)))).toEqual([3, 4]);
});
