import { timeColumn } from '../columns.ts';
import { printNumber } from '../numbers/printNumber.ts';
import { type ListLayout, quotedRange, type RecordLayout, type TextTable } from '../reading/textTable.ts';
import type { Series } from '../series.ts';
import { timeLabel } from '../time/timeAxis.ts';

/** Values that continue a column of a table. */
export interface ColumnForecast {
  readonly column: number;
  readonly series: Series;
  /** From the first step after the series' last value on; all finite. */
  readonly values: ArrayLike<number>;
}

/** A text, and the offset at which it is to be inserted. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Writes forecasts of one table's columns after its values, in the table's own format; one insertion, or one for each of
 * several lists. Steps that stand there already are not written again.
 */
export function printContinuation(table: TextTable, forecasts: readonly ColumnForecast[]): Insertion[] {
  const { layout } = table;
  switch (layout.kind) {
    case 'list':
      return [printList(layout, newValues(forecasts[0]))];
    case 'record':
      return [printRecords(table, layout, forecasts)];
    case 'parallel': {
      const time = timeColumn(table)?.column;
      const longest = longestOf(forecasts);
      const count = newValues(longest).length;
      return layout.lists.map((list, column) => {
        const forecast = forecasts.find((each) => each.column === column);
        const known = forecast === undefined ? [] : newValues(forecast);
        const written = Array.from({ length: count }, (_, row) =>
          column === time ? (printedTime(longest, row) ?? layout.blank) : (known[row] ?? layout.blank),
        );
        return printList(list, written);
      });
    }
  }
}

/** The values that do not stand there yet, printed. */
function newValues({ series, values }: ColumnForecast): string[] {
  return Array.from(values)
    .slice(series.emptyAfter)
    .map((value) => printNumber(value, series.notation));
}

function longestOf(forecasts: readonly ColumnForecast[]): ColumnForecast {
  return forecasts.reduce((most, each) => (each.values.length > most.values.length ? each : most));
}

function printList(layout: ListLayout, written: readonly string[]): Insertion {
  let onLine = layout.onLastLine;
  const text = written
    .map((value) => {
      const isFull = onLine >= layout.perLine;
      onLine = isFull ? 1 : onLine + 1;
      return (isFull ? layout.lineBreak : layout.separator) + value;
    })
    .join('');
  return { offset: layout.end, text };
}

/** What stands in a record, up to where a new value is put in. */
interface Slot {
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

function printRecords(table: TextTable, layout: RecordLayout, forecasts: readonly ColumnForecast[]): Insertion {
  const pattern = patternRecord(table, layout, forecasts);
  const time = timeColumn(table)?.column;
  const slots = slotsOf(table, layout, pattern, new Set([...forecasts.map(({ column }) => column), time]));
  const recordStart = layout.records.starts[pattern];
  const recordEnd = layout.records.ends[pattern];
  const { text } = layout.records;
  const longest = longestOf(forecasts);
  const { emptyAfter } = longest.series;
  const rows = Array.from({ length: Math.max(0, longest.values.length - emptyAfter) }, (_, row) => {
    let at = recordStart;
    let printed = '';
    for (const { column, start, end } of slots) {
      const forecast = forecasts.find((each) => each.column === column);
      const written =
        column === time
          ? printedTime(longest, row)
          : forecast === undefined
            ? null
            : printedValue(forecast, row + emptyAfter);
      const cell = written === null ? blankCell(layout, text, start, end) : cellOf(layout, text, start, end, written);
      printed += text.slice(at, cell.from) + cell.text;
      at = cell.to;
    }
    return printed + text.slice(at, recordEnd);
  });
  if (longest.series.order === 'descending') {
    return {
      offset: layout.records.starts[0],
      text: rows
        .reverse()
        .map((row) => row + layout.between)
        .join(''),
    };
  }
  return { offset: layout.end, text: rows.map((row) => layout.between + row).join('') };
}

function printedTime({ series }: ColumnForecast, row: number): string | null {
  const { time, values, emptyAfter } = series;
  return time === null ? null : timeLabel(time, values.length + emptyAfter + row);
}

function printedValue({ series, values }: ColumnForecast, step: number): string | null {
  return step < values.length ? printNumber(values[step], series.notation) : null;
}

/** The last record that has all the columns that are written: new ones look like it. */
function patternRecord(table: TextTable, { records }: RecordLayout, forecasts: readonly ColumnForecast[]): number {
  for (let record = records.count - 1; record >= 0; record--) {
    if (forecasts.every(({ column }) => isPresent(table, column, record))) {
      return record;
    }
  }
  return records.count - 1;
}

function isPresent({ columns }: TextTable, column: number, record: number): boolean {
  const { starts, ends } = columns[column].cells;
  return starts[record] !== -1 && ends[record] > starts[record];
}

/** All cells of a record in the order in which they stand. */
function slotsOf(
  table: TextTable,
  layout: RecordLayout,
  record: number,
  written: ReadonlySet<number | undefined>,
): Slot[] {
  return table.columns
    .map(({ cells }, column) => ({ column, start: cells.starts[record], end: cells.ends[record] }))
    .filter(({ start, end, column }) => start !== -1 && (end > start || written.has(column) || layout.padded))
    .sort((a, b) => a.start - b.start);
}

interface PrintedCell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function cellOf(layout: RecordLayout, text: string, start: number, end: number, written: string): PrintedCell {
  if (!layout.padded) {
    return { from: start, to: end, text: written };
  }
  let from = start;
  let to = end;
  while (text[from - 1] === ' ') {
    from--;
  }
  while (text[to] === ' ') {
    to++;
  }
  const before = start - from;
  const after = to - end;
  const room = to - from - written.length;
  // The wider side gives and takes; one blank stays on each side that has one.
  const left = before > after ? Math.max(Math.min(before, 1), room - after) : before;
  return { from, to, text: ' '.repeat(left) + written + ' '.repeat(Math.max(Math.min(after, 1), room - left)) };
}

function blankCell(layout: RecordLayout, text: string, start: number, end: number): PrintedCell {
  if (layout.padded) {
    return cellOf(layout, text, start, end, '');
  }
  const raw = quotedRange(text, { start, end });
  return { from: raw.start, to: raw.end, text: layout.blank };
}
