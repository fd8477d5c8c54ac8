import { expect, test } from 'vitest';
import { findOutliers } from './outliers.ts';

const wave = (count: number) => Float64Array.from({ length: count }, (_, i) => 10 * Math.sin(i / 5) + Math.sin(i * i));

test('finds single values that jut out, and none in a series that is as usual', () => {
  const values = wave(400);
  expect(findOutliers(values)).toEqual([]);
  values[50] += 40;
  values[300] -= 35;
  expect(findOutliers(values)).toEqual([50, 300]);
});

test('a step to another level is none', () => {
  const values = wave(400).map((value, i) => (i < 200 ? value : value + 60));
  expect(findOutliers(values)).toEqual([]);
});

test('what comes back every season is none where the season is known', () => {
  const values = wave(600).map((value, i) => (i % 60 === 30 ? value + 50 : value));
  expect(findOutliers(values)).toHaveLength(10);
  expect(findOutliers(values, [], [60])).toEqual([]);
});

test('what is filled, or stands beside it, is none', () => {
  const values = wave(400);
  values[50] += 40;
  expect(findOutliers(values, [{ start: 51, end: 54, isLong: false }])).toEqual([]);
});

test.each([
  ['few values', [1, 2, 100, 2, 1]],
  ['no values', []],
  ['values that rarely change', Array.from({ length: 200 }, (_, i) => (i % 50 === 7 ? 1 : 0))],
  ['a series that is all spikes', Array.from({ length: 400 }, (_, i) => (i % 8 === 3 ? 100 : Math.sin(i * i)))],
])('finds none in %s', (_, values) => {
  expect(findOutliers(values)).toEqual([]);
});

test('finds one among a million values', () => {
  const values = wave(1_000_000);
  values[654_321] += 40;
  expect(findOutliers(values)).toEqual([654_321]);
});
