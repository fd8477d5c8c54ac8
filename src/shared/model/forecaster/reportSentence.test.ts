import { describe, expect, it } from 'vitest';
import type { CandidateResult, ForecastReport } from './forecastReport.ts';
import { reportSentence } from './reportSentence.ts';

function report(mixtureError: number, ...candidates: CandidateResult[]): ForecastReport {
  return {
    data: { count: 40, missing: 0 },
    seasons: [],
    backtest: { origins: [20, 30, 39], horizon: 5 },
    candidates: candidates.toSorted((a, b) => a.error - b.error),
    mixtureError,
    networksError: null,
    coverage: [
      { level: 0.8, achieved: 0.7, errors: 60 },
      { level: 0.95, achieved: 0.931, errors: 60 },
    ],
    nonNegative: false,
    seed: 7,
    engine: 'wasm',
    seconds: 1,
    budgetSeconds: 1,
    networksTrained: 4,
  };
}

const prior: CandidateResult = { name: 'Prior', kind: 'prior', error: 3, share: 1 };
const theta: CandidateResult = { name: 'Theta', kind: 'baseline', error: 4, share: 0 };
const sine: CandidateResult = { name: 'Sine', kind: 'chosen', error: 9, share: 0 };

describe('reportSentence', () => {
  it('says by how much the best textbook method is beaten, and what intervals covered', () => {
    expect(reportSentence(report(3, prior, theta))).toBe(
      'In 3 backtests the forecast was off by 3 on average, 25 % less than the best textbook method (Theta). Its 95 % intervals covered 93 % of 60 values.',
    );
  });

  it('says so when a textbook method wins', () => {
    expect(reportSentence(report(5, { ...prior, error: 5 }, theta))).toContain(
      '25 % more than the best textbook method (Theta), which wins here.',
    );
    expect(reportSentence(report(4, { ...prior, share: 0 }, { ...theta, share: 1 }))).toContain(
      'all of it by the textbook method Theta, which the networks do not beat.',
    );
  });

  it('says how a chosen model compares with automatic', () => {
    expect(reportSentence(report(3, prior, theta, sine))).toBe(
      'In 3 backtests it was off by 9 on average, 3 times what is found automatically (3): do not rely on it.',
    );
    expect(reportSentence(report(3, prior, theta, { ...sine, error: 2.4 }))).toBe(
      'In 3 backtests it was off by 2.4 on average, 20 % less than what is found automatically (3).',
    );
  });
});
