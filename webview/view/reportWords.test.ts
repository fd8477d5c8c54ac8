import { describe, expect, it } from 'vitest';
import type { ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import { candidateTable, reportStatements } from './reportWords.ts';

const report: ForecastReport = {
  data: { count: 96, missing: 2 },
  seasons: [{ period: 12, strength: 0.75, cycles: 8 }],
  backtest: { origins: [58, 70, 95], horizon: 24 },
  candidates: [
    { name: 'Prior', kind: 'prior', error: 484, share: 0.68 },
    { name: 'Theta', kind: 'baseline', error: 525, share: 0.32 },
    { name: 'Sine', kind: 'chosen', error: 2000, share: 0 },
  ],
  mixtureError: 450,
  networksError: 484,
  coverage: [
    { level: 0.95, achieved: 0.99, errors: 432 },
    { level: 0.8, achieved: Number.NaN, errors: 0 },
  ],
  nonNegative: true,
  seed: 7,
  engine: 'wasm',
  seconds: 0.61,
  budgetSeconds: 1,
  networksTrained: 100,
};

describe('reportStatements', () => {
  it('say what decided', () => {
    expect(reportStatements(report, 0)).toEqual([
      'Data: 96 values, 2 of them missing and filled.',
      'Season: 12 steps, seen 8 times, 75 % of the variance.',
      'Backtest: 3 forecasts of up to 24 steps, the first from 58 values. The mixture was off by 450 on average, its networks alone by 484.',
      'The 95 % interval covered 99 % of 432 values that were not used to make it.',
      'How much the 80 % interval covers could not be tried: there are too few values.',
      'Forecast and intervals stop at zero.',
      'Search: 100 networks in 0.61 s of 1 s on WebAssembly, seed 7.',
    ]);
    expect(reportStatements({ ...report, seasons: [] }, 0)[1]).toBe('Season: none that the numbers speak for.');
  });
});

describe('candidateTable', () => {
  it('lists candidates with what they are and their share', () => {
    expect(candidateTable(report).rows).toEqual([
      ['Pre-trained network', 'comes with the extension', '484', '68 %'],
      ['Theta', 'textbook method', '525', '32 %'],
      ['Sine', 'chosen model', '2,000', 'none'],
    ]);
  });
});
