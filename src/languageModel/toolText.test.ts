import { describe, expect, it } from 'vitest';
import type { NumbersForecast } from '../api/rnnForecastApi.ts';
import { listedSeries, toolText } from './toolText.ts';

function forecast(beatsBaseline: boolean): NumbersForecast {
  const [error, other] = beatsBaseline ? [1, 2] : [2, 1];
  return {
    point: [10, 11],
    intervals: [{ level: 0.8, lower: [9, 9.5], upper: [11, 12.5] }],
    verdict: {
      sentence: 'In 3 backtests it was off.',
      backtests: 3,
      error,
      baseline: { name: 'Drift', error: other },
      beatsBaseline,
      coverage: [],
    },
    seasons: [7],
    candidates: [],
    notes: ['1 missing value was filled by straight lines.'],
  };
}

describe('toolText', () => {
  it('gives values with their intervals, and how good they are', () => {
    const text = toolText('the numbers', listedSeries([1.5, 2, 8]), forecast(true));
    expect(text).toContain('step,forecast,forecast lower 80 %,forecast upper 80 %\n1,10.0,9.0,11.0\n2,11.0,9.5,12.5\n');
    expect(text).toContain(
      'How good it is: In 3 backtests it was off.\nIt did better than the best textbook method there',
    );
    expect(text).toContain('Seasons reckoned with: 7 steps.\n1 missing value was filled');
  });

  it('says plainly when a textbook method is better', () => {
    expect(toolText('the numbers', listedSeries([1, 2]), forecast(false))).toContain(
      'The textbook method Drift did as well or better there (mean absolute error 1.00 against 2.00)',
    );
  });
});

describe('listedSeries', () => {
  it('has the decimals of the numbers, up to six', () => {
    const decimals = (...values: number[]) => listedSeries(values).notation.decimals;
    expect([decimals(1, 2), decimals(0.25, 1), decimals(1e-7), decimals(1e21), decimals(1.5e3)]).toEqual([
      0, 2, 6, 0, 0,
    ]);
  });
});
