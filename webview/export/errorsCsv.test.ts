import { expect, test } from 'vitest';
import { errorsCsv } from './errorsCsv.ts';

test('every way to forecast has a column with its errors by step ahead', () => {
  const errors = [
    { name: null, byStep: [1, 2.5] },
    { name: 'Theta', byStep: [1.25] },
  ];
  expect(errorsCsv({ forecasts: [], errors })).toBe('steps ahead,this forecast,Theta\n1,1,1.25\n2,2.5,\n');
});
