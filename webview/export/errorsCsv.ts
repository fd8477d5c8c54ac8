import type { ViewBacktest } from '../../src/shared/protocol.ts';
import { csvOf, digitsOf } from './csvOf.ts';

/** The mean absolute errors of the backtest as CSV, a row for each step ahead, a column for each way to forecast. */
export function errorsCsv({ errors }: ViewBacktest): string {
  return csvOf(
    [
      { name: 'steps ahead', at: (row) => String(row + 1) },
      ...errors.map(({ name, byStep }) => ({
        name: name ?? 'this forecast',
        at: (row: number) => digitsOf(byStep[row]),
      })),
    ],
    Math.max(0, ...errors.map(({ byStep }) => byStep.length)),
  );
}
