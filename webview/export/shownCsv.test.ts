import { expect, test } from 'vitest';
import { forecastData } from '../charts/forecastData.ts';
import { shownCsv } from './shownCsv.ts';

test('every number that is shown has its column, at its step and time, with all its digits', () => {
  const csv = shownCsv(
    forecastData({
      history: [1.5, 2, 0.1 + 0.2],
      fit: [1.75, 2.25],
      forecast: [4, 5],
      truth: [4.5],
      intervals: [{ level: 0.975, lower: [3, 3], upper: [5, 7] }],
      pastForecasts: [{ origin: 2, values: [0.25] }],
      baselines: [{ name: 'Drift, "plain"', forecast: [4, 4.25] }],
      gaps: [{ start: 1, end: 2, isLong: false }],
      time: {
        start: Date.UTC(2024, 10),
        step: { unit: 'month', count: 1, day: 1 },
        notation: { date: 'YYYY-MM', clock: null },
      },
    }),
  );
  expect(csv).toBe(
    `step,time,value,one step ahead,forecast,lower 97.5 %,upper 97.5 %,"Drift, ""plain""",forecast after 2,truth,filled
1,2024-11,1.5,,,,,,,,
2,2024-12,2,1.75,,,,,,,yes
3,2025-01,0.30000000000000004,2.25,,,,,0.25,,
4,2025-02,,,4,3,5,4,,4.5,
5,2025-03,,,5,3,7,4.25,,,
`,
  );
});

test('columns without any number are left out', () => {
  expect(shownCsv(forecastData({ history: [1, 2], fit: [], forecast: [], truth: [] }))).toBe('step,value\n1,1\n2,2\n');
});

test('what juts out of the history is marked', () => {
  const history = Array.from({ length: 200 }, (_, i) => Math.sin(i / 3) + 0.05 * Math.sin(i * i) + (i === 99 ? 4 : 0));
  const rows = shownCsv(forecastData({ history, fit: [], forecast: [], truth: [] })).split('\n');
  expect(rows[0]).toBe('step,value,outlier');
  expect(rows.filter((row) => row.endsWith(',yes'))).toEqual([`100,${history[99]},yes`]);
});

test('has no value where one is missing in a long gap, and says so', () => {
  const gaps = [
    { start: 1, end: 2, isLong: false },
    { start: 2, end: 4, isLong: true },
  ];
  const csv = shownCsv(forecastData({ history: [1, 2, 3, 4, 5], fit: [], forecast: [], truth: [], gaps }));
  expect(csv).toBe('step,value,filled,missing (long gap)\n1,1,,\n2,2,yes,\n3,,,yes\n4,,,yes\n5,5,,\n');
});
