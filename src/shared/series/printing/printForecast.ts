import { dsvFormat } from 'd3-dsv';
import { levelName } from '../../evaluation/levelName.ts';
import type { PredictionInterval } from '../../evaluation/predictionInterval.ts';
import { type NumberNotation, plainNotation } from '../numbers/numberNotation.ts';
import { printNumber } from '../numbers/printNumber.ts';
import type { Series } from '../series.ts';
import { timeLabel } from '../time/timeAxis.ts';

/** What forecasts can be copied as. */
export type CopyFormat = 'csv' | 'tsv' | 'json' | 'markdown';

/** A forecast to be written by itself. */
export interface PrintedForecast {
  readonly series: Pick<Series, 'name' | 'values' | 'time' | 'notation'>;
  /** From the first step after the series' last value on; all finite. */
  readonly values: ArrayLike<number>;
  /** Written beside the values; none where there are none or they are not wanted. */
  readonly intervals: readonly PredictionInterval[];
}

/** A column of what is written. */
interface Column {
  readonly name: string;
  readonly values: ArrayLike<number>;
  readonly notation: NumberNotation;
}

/**
 * Writes forecasts as a table of their own: a row for each step, named by its time or its number, a column for each series and
 * each bound of its intervals. Markdown has numbers in the series' own notation; CSV and TSV keep its decimal mark (CSV
 * separates by semicolons where that is a comma); JSON has numbers. Decimals are those of the series.
 */
export function printForecast(forecasts: readonly PrintedForecast[], format: CopyFormat): string {
  const columns = forecasts.flatMap((forecast, i) => columnsOf(forecast, nameOf(forecast, i, forecasts.length)));
  const steps = forecasts.reduce((most, { values }) => Math.max(most, values.length), 0);
  const [{ series }] = forecasts;
  const { time } = series;
  const stepNames = Array.from({ length: steps }, (_, step) =>
    time === null ? String(step + 1) : timeLabel(time, series.values.length + step),
  );
  const stepColumn = time === null ? 'step' : 'time';
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        stepNames.map((name, step) => ({
          [stepColumn]: time === null ? step + 1 : name,
          ...Object.fromEntries(columns.map((column) => [column.name, jsonValue(column, step)])),
        })),
        null,
        2,
      )}\n`;
    case 'markdown': {
      const rows = stepNames.map((name, step) => [
        name,
        ...columns.map(({ values, notation }) => cellOf(values, notation, step)),
      ]);
      return markdownTable([stepColumn, ...columns.map(({ name }) => name)], rows);
    }
    case 'csv':
    case 'tsv': {
      const hasDecimalComma = columns.some(({ notation }) => notation.decimalMark === ',' && notation.decimals > 0);
      const rows = stepNames.map((name, step) => [
        name,
        ...columns.map(({ values, notation }) => cellOf(values, bare(notation), step)),
      ]);
      return `${dsvFormat(format === 'tsv' ? '\t' : hasDecimalComma ? ';' : ',').formatRows([
        [stepColumn, ...columns.map(({ name }) => name)],
        ...rows,
      ])}\n`;
    }
  }
}

function nameOf({ series: { name } }: PrintedForecast, index: number, count: number): string {
  return name === '' ? (count === 1 ? 'forecast' : `forecast ${index + 1}`) : name;
}

function columnsOf({ series: { notation }, values, intervals }: PrintedForecast, name: string): Column[] {
  const bounds = [...intervals].sort((a, b) => a.level - b.level);
  return [
    { name, values, notation },
    ...bounds.flatMap(({ level, lower, upper }) => [
      { name: `${name} lower ${levelName(level)}`, values: lower, notation },
      { name: `${name} upper ${levelName(level)}`, values: upper, notation },
    ]),
  ];
}

function cellOf(values: ArrayLike<number>, notation: NumberNotation, step: number): string {
  return step < values.length ? printNumber(values[step], notation) : '';
}

/** Without what a program would not read. */
function bare(notation: NumberNotation): NumberNotation {
  return { ...notation, thousandsMark: '', prefix: '', suffix: '', plus: false, minus: '-', trailingMark: false };
}

function jsonValue({ values, notation }: Column, step: number): number | null {
  const { decimals, exponent } = notation;
  return step < values.length ? Number(printNumber(values[step], { ...plainNotation, decimals, exponent })) : null;
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const lines = all.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))));
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return `${[lines[0], rule, ...lines.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}
