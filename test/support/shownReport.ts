import type { ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';

/** A report with something in all its parts. */
export const shownReport: ForecastReport = {
  data: { count: 40, missing: 2 },
  seasons: [{ period: 12, strength: 0.6, cycles: 3 }],
  backtest: { origins: [20, 25, 30], horizon: 6 },
  candidates: [
    { name: 'Networks', kind: 'network', error: 2, share: 0.7 },
    { name: 'Theta', kind: 'baseline', error: 3, share: 0.3 },
  ],
  mixtureError: 1.8,
  networksError: 2,
  coverage: [{ level: 0.8, achieved: 0.77, errors: 18 }],
  nonNegative: true,
  seed: 7,
  engine: 'wasm',
  seconds: 0.9,
  budgetSeconds: 1,
  networksTrained: 24,
};
