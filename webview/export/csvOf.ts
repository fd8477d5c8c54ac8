import { dsvFormat } from 'd3-dsv';
import { cellsPerStep, runSteps, type Steps } from '../../src/shared/runSteps.ts';

/** A column: its name, and its text in each row, empty where it has none. */
export interface CsvColumn {
  readonly name: string;
  readonly at: (row: number) => string;
}

/** `count` rows under their columns' names, as CSV. */
export function csvOf(columns: readonly CsvColumn[], count: number): string {
  return runSteps(csvSteps(columns, count));
}

/** The same in steps. */
export function* csvSteps(columns: readonly CsvColumn[], count: number): Steps<string> {
  const { formatRows } = dsvFormat(',');
  const rowsPerStep = Math.ceil(cellsPerStep / columns.length);
  const parts = [formatRows([columns.map(({ name }) => name)])];
  for (let first = 0; first < count; first += rowsPerStep) {
    const rows = Array.from({ length: Math.min(rowsPerStep, count - first) }, (_, row) =>
      columns.map(({ at }) => at(first + row)),
    );
    parts.push(formatRows(rows));
    yield;
  }
  return `${parts.join('\n')}\n`;
}

/** A number with all its digits; empty where there is none. */
export function digitsOf(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}
