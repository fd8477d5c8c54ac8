import { describe, expect, it } from 'vitest';
import { isForecastReport } from './forecastReportJson.ts';

const report = {
  data: { count: 40, missing: 0 },
  seasons: [{ period: 12, strength: null, cycles: 3 }],
  backtest: { origins: [20, 30], horizon: 5 },
  candidates: [{ name: 'Theta', kind: 'baseline', error: 4, share: 1 }],
  mixtureError: 4,
  networksError: null,
  coverage: [{ level: 0.8, achieved: 0.7, errors: 60 }],
  nonNegative: false,
  seed: 7,
  engine: 'wasm',
  seconds: 1,
  budgetSeconds: 1,
  networksTrained: 4,
};

describe('isForecastReport', () => {
  it('takes a whole report', () => {
    expect(isForecastReport(report)).toBe(true);
    expect(isForecastReport({ ...report, msPerIteration: 0.2 })).toBe(true);
  });

  it.each([
    null,
    [],
    { ...report, seed: '7' },
    { ...report, mixtureError: null },
    { ...report, data: { count: 40 } },
    { ...report, backtest: { origins: ['20'], horizon: 5 } },
    { ...report, seasons: [{ period: 12, cycles: 3 }] },
    { ...report, candidates: [{ name: 'Theta', kind: 'oracle', error: 4, share: 1 }] },
    { ...report, candidates: [3] },
    { ...report, coverage: [{ level: 0.8, achieved: null, errors: 60 }] },
    { ...report, nonNegative: 1 },
    { ...report, engine: 3 },
    { ...report, msPerIteration: '0.2' },
  ])('refuses what is damaged: %j', (damaged) => {
    expect(isForecastReport(damaged)).toBe(false);
  });
});
