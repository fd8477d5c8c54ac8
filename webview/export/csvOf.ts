import { dsvFormat } from 'd3-dsv';

/** A column: its name, and its text in each row, empty where it has none. */
export interface CsvColumn {
  readonly name: string;
  readonly at: (row: number) => string;
}

/** `count` rows under their columns' names, as CSV. */
export function csvOf(columns: readonly CsvColumn[], count: number): string {
  const rows = Array.from({ length: count }, (_, row) => columns.map(({ at }) => at(row)));
  return `${dsvFormat(',').formatRows([columns.map(({ name }) => name), ...rows])}\n`;
}

/** A number with all its digits; empty where there is none. */
export function digitsOf(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}
