import { expect, test } from 'vitest';
import { coverageCsv } from './coverageCsv.ts';

test('every interval has a row with what it should cover and what it covered', () => {
  const coverage = [
    { level: 0.8, achieved: 0.75, errors: 40 },
    { level: 0.95, achieved: Number.NaN, errors: 0 },
  ];
  expect(coverageCsv({ coverage })).toBe('nominal coverage,achieved coverage,values\n0.8,0.75,40\n0.95,,0\n');
});
