import { describe, expect, it } from 'vitest';
import { columnsOf, seriesOf } from '../../../../test/support/seriesOf.ts';
import { runSteps } from '../../runSteps.ts';
import { buildSeries } from '../buildSeries.ts';
import { printForecast } from './printForecast.ts';

const months = Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, '0')}`);
const euros = seriesOf(['Monat;Wert', ...months.map((month, i) => `${month};1.00${i % 10},50 €`)].join('\n'));
const list = seriesOf('1.5 2 3 4 5 6 7 8.25');
const intervals = [
  { level: 0.95, lower: Float64Array.of(1, 0), upper: Float64Array.of(18, 20) },
  { level: 0.8, lower: Float64Array.of(8, 9), upper: Float64Array.of(10, 11) },
];

describe('printForecast', () => {
  it.each([
    ['csv', 'step,forecast\n1,9.5\n2,-10.25\n'],
    ['tsv', 'step\tforecast\n1\t9.5\n2\t-10.25\n'],
    [
      'json',
      '[\n  {\n    "step": 1,\n    "forecast": 9.5\n  },\n  {\n    "step": 2,\n    "forecast": -10.25\n  }\n]\n',
    ],
    ['markdown', '| step | forecast |\n| ---- | -------: |\n| 1    |      9.5 |\n| 2    |   -10.25 |\n'],
  ] as const)('writes a list without times as %s', (format, expected) => {
    expect(printForecast([{ series: list, values: [9.5, -10.25], intervals: [] }], format)).toBe(expected);
  });

  it.each([
    ['csv', 'time;Wert\n2024-01;1234,50\n2024-02;9,00\n'],
    ['tsv', 'time\tWert\n2024-01\t1234,50\n2024-02\t9,00\n'],
    [
      'markdown',
      '| time    |       Wert |\n| ------- | ---------: |\n| 2024-01 | 1.234,50 € |\n| 2024-02 |     9,00 € |\n',
    ],
  ] as const)('goes on with times and the decimal mark as %s', (format, expected) => {
    expect(printForecast([{ series: euros, values: [1234.5, 9], intervals: [] }], format)).toBe(expected);
  });

  it('writes intervals from the narrowest to the widest', () => {
    const text = printForecast([{ series: list, values: [9, 10], intervals }], 'csv');
    expect(text.split('\n').slice(0, 2)).toEqual([
      'step,forecast,forecast lower 80 %,forecast upper 80 %,forecast lower 95 %,forecast upper 95 %',
      '1,9.00,8.00,10.00,1.00,18.00'.replaceAll(/\.00/g, ''),
    ]);
    expect(JSON.parse(printForecast([{ series: list, values: [9, 10], intervals }], 'json'))[0]).toEqual({
      step: 1,
      forecast: 9,
      'forecast lower 80 %': 8,
      'forecast upper 80 %': 10,
      'forecast lower 95 %': 1,
      'forecast upper 95 %': 18,
    });
  });

  it('writes several series side by side and quotes their names', () => {
    const text = ['day,"a, b",c', ...months.map((_, i) => `2024-01-${10 + i},${i},${2 * i}.5`)].join('\n');
    const forecasts = columnsOf(text).map((choice, i) => ({
      series: runSteps(buildSeries(choice, null)),
      values: [[1, 2], [3.5]][i],
      intervals: [],
    }));
    expect(printForecast(forecasts, 'csv')).toBe('time,"a, b",c\n2024-01-22,1,3.5\n2024-01-23,2,\n');
  });

  it.each(['csv', 'tsv', 'json', 'markdown'] as const)('gives %s that reads back as the same series', (format) => {
    const values = Array.from({ length: 20 }, (_, i) => Math.round(1e5 * Math.sin(i)) / 100);
    for (const series of [list, euros]) {
      const text = printForecast([{ series, values, intervals: [] }], format);
      const [column] = columnsOf(text).slice(-1);
      const read = runSteps(buildSeries(column, null));
      expect([...read.values]).toEqual(values);
      expect(read.name).toBe(series === list ? 'forecast' : 'Wert');
    }
  });
});
