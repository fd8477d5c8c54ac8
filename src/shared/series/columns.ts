import { formatNumber } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';
import type { Steps } from '../runSteps.ts';
import { looksLikeNumber, splitNumber } from './numbers/writtenNumber.ts';
import { type Cells, sampleOf } from './reading/cells.ts';
import type { TextTable } from './reading/textTable.ts';
import { checkColumns, minimumCount } from './seriesLimits.ts';
import { type TimeNotation, timeNotations } from './time/timeNotation.ts';

/** A column that can be forecast. */
export interface NumberColumnChoice {
  readonly table: TextTable;
  readonly column: number;
  /** The column's own name, or its place: "value", "column 2". */
  readonly name: string;
  /** Where it stands: `data[].value`; empty where the name says all. */
  readonly path: string;
}

/** The column of dates of a table, and how they may be read. */
export interface TimeColumn {
  readonly column: number;
  readonly notations: readonly TimeNotation[];
}

const timeName =
  /^(?:.*[\s_-])?(?:date|datetime|time|timestamp|ts|ds|day|week|month|quarter|year|period|epoch|datum|zeit|monat|jahr|tag|fecha|mes|ano|a\u00f1o|key)(?:[\s_-].*)?$/iu;
const isMoment = /^(?:date|datetime|time|timestamp|ts|epoch|unix)/i;
const partName = /^(?:year|quarter|month|week|day|hour|minute|jahr|monat|tag)$/i;
/** Dates that other numbers may look like: they have to follow each other. */
const isDigits = /^(?:YYYY|YYYYMMDD|MM\.YYYY|epoch-m?s)$/;

/** Columns that are looked at between two stops. */
const columnsPerStep = 256;

/** The columns of numbers, those of dates left out. Throws `InputError` for more columns than can be chosen from. */
export function* numberColumns(tables: readonly TextTable[]): Steps<NumberColumnChoice[]> {
  checkColumns(tables.reduce((count, { columns }) => count + columns.length, 0));
  const choices: NumberColumnChoice[] = [];
  for (const table of tables) {
    const time = timeColumn(table)?.column;
    for (const [column, { name, cells }] of table.columns.entries()) {
      // What is no table is a list of numbers, or meant to be one.
      if (table.format === 'list' || (column !== time && !isPartOfDate(name, cells) && holdsNumbers(cells))) {
        choices.push({ table, column, name: shortName(table, column), path: pathOf(table, name) });
      }
      if (column % columnsPerStep === columnsPerStep - 1) {
        yield;
      }
    }
  }
  // What is too short is no choice beside what is not.
  const longEnough = choices.filter(({ table, column }) => table.columns[column].cells.count >= minimumCount);
  return longEnough.length > 0 ? longEnough : choices;
}

/** Dates stand among the first columns; to look for them in thousands would hold the editor up. */
const mostForDates = 500;

/** The first column of a table that holds dates; `null` where there is none. */
export function timeColumn({ columns }: TextTable): TimeColumn | null {
  if (columns.length < 2) {
    return null;
  }
  for (const [column, { name, cells }] of columns.slice(0, mostForDates).entries()) {
    const sample = sampleOf(cells);
    const notations = timeNotations(sample, timeName.test(name) || isYearCount(sample)).filter(
      ({ date }) => !isDigits.test(date) || isMoment.test(name) || isMonotonic(sample),
    );
    if (sample.length >= 3 && notations.length > 0) {
      return { column, notations };
    }
  }
  return null;
}

/** Years, months and days of their own are whole numbers, but not what anyone forecasts. */
function isPartOfDate(name: string, cells: Cells): boolean {
  return partName.test(name) && sampleOf(cells).every((written) => /^\d{1,4}$/.test(written));
}

function holdsNumbers(cells: Cells): boolean {
  const sample = sampleOf(cells);
  return 2 * sample.filter(looksLikeNumber).length > sample.length;
}

function shortName({ columns, name }: TextTable, column: number): string {
  const own = columns[column].name;
  if (own !== '' && !/^\[\d+\]$/.test(own)) {
    return own === 'value' && name.endsWith('{}') ? name.slice(0, -2) : (own.split('.').at(-1) ?? own);
  }
  return columns.length === 1
    ? (name.replace('{}', '').split('.').at(-1) ?? '')
    : translate('column {0}', formatNumber(column + 1));
}

function pathOf(table: TextTable, name: string): string {
  if (table.name === '' || table.name.endsWith('{}')) {
    return table.name.slice(0, -2);
  }
  return name === '' ? `${table.name}[]` : `${table.name}[].${name}`;
}

/** Four digits that count up by one, as years do. */
function isYearCount(sample: readonly string[]): boolean {
  return (
    sample.length > 2 &&
    /^(?:1[89]|20)\d\d$/.test(sample[0]) &&
    sample.every((written, i) => i === 0 || Number(written) === Number(sample[i - 1]) + 1)
  );
}

function isMonotonic(sample: readonly string[]): boolean {
  const values = sample.map((written) => Number(splitNumber(written)?.body)).filter(Number.isFinite);
  const isRising = values.every((value, i) => i === 0 || value >= values[i - 1]);
  return isRising || values.every((value, i) => i === 0 || value <= values[i - 1]);
}
