import { expect, test } from 'vitest';
import { forecastData } from './forecastData.ts';
import { draggedRange, holdAt, overviewLayout } from './overviewLayout.ts';

const axis = { left: 40, width: 600 };

test.each([
  ['a usual series', Array.from({ length: 400 }, (_, i) => Math.sin(i)), [1, 2]],
  ['a million values', Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i)), [1]],
  ['a flat one', [5, 5, 5, 5], []],
  ['one value', [5], []],
])('all of %s stands in the strip', (_, history, forecast) => {
  const data = forecastData({ history, fit: [], forecast, truth: [] });
  const layout = overviewLayout(data, { first: 1, last: data.steps }, axis, 30);
  expect(layout.history.length).toBeGreaterThan(0);
  expect(layout.history.length).toBeLessThanOrEqual(1202);
  for (const [x, y] of [...layout.history, ...layout.forecast]) {
    expect(x).toBeGreaterThanOrEqual(axis.left);
    expect(x).toBeLessThanOrEqual(axis.left + axis.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(30);
  }
});

test.each([
  [104, false, 'first'],
  [297, false, 'last'],
  [200, false, 'window'],
  [200, true, 'brush'],
  [50, false, 'brush'],
])('at %d px a pointer holds the right thing', (xPx, isAllShown, hold) => {
  expect(holdAt(xPx, 100, 300, isAllShown)).toBe(hold);
});

test.each([
  ['window', { first: 60, last: 110 }],
  ['brush', { first: 20, last: 80 }],
  ['first', { first: 50, last: 80 }],
  ['last', { first: 0, last: 80 }],
] as const)('a drag of the %s shows what it says', (hold, shown) => {
  expect(draggedRange(hold, { first: 0, last: 50 }, 20, 80)).toEqual(shown);
});
