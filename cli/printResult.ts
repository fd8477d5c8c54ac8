import { dsvFormat } from 'd3-dsv';
import type { PredictionInterval } from '../src/shared/evaluation/predictionInterval.ts';
import { InputError } from '../src/shared/inputError.ts';
import type { ForecastReport } from '../src/shared/model/forecaster/forecastReport.ts';
import { forecastVerdict } from '../src/shared/model/forecaster/forecastVerdict.ts';
import type { ForecastModel } from '../src/shared/model/forecastModel.ts';
import { printForecast } from '../src/shared/series/printing/printForecast.ts';
import type { Series } from '../src/shared/series/series.ts';
import { timeLabel } from '../src/shared/series/time/timeAxis.ts';

export const outputFormats = ['table', 'csv', 'tsv', 'markdown', 'json'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** A forecast, and how it came to be. */
export interface FinishedForecast {
  readonly title: string;
  readonly series: Series;
  readonly model: ForecastModel;
  /** From the first step after the series' last value on. */
  readonly point: Float64Array;
  readonly intervals: readonly PredictionInterval[];
  /** What decided; `null` where nothing was searched for. */
  readonly report: ForecastReport | null;
  readonly sentence: string;
}

/** Writes forecasts: tables for people, each with a sentence that says how good it is, and the rest for programs. */
export function printResult(forecasts: readonly FinishedForecast[], format: OutputFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ forecasts: forecasts.map(jsonOf) }, null, 2)}\n`;
    case 'table':
      return forecasts.map((each) => `${alignedTable(each)}\n${each.sentence}\n`).join('\n');
    default:
      checkSameSteps(forecasts);
      return printForecast(forecasts.map(printed), format);
  }
}

function printed({ series, point, intervals }: FinishedForecast) {
  return { series, values: point, intervals };
}

/** Columns as wide as what is in them, the first to the left, numbers to the right; bounds need not repeat the series' name. */
function alignedTable(forecast: FinishedForecast): string {
  const [header, ...steps] = dsvFormat('\t').parseRows(printForecast([printed(forecast)], 'tsv'));
  const [time, name, ...bounds] = header;
  const rows = [[time, name, ...bounds.map((bound) => bound.slice(name.length + 1))], ...steps];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** One table has one row for each time. */
function checkSameSteps(forecasts: readonly FinishedForecast[]): void {
  const [first, ...others] = forecasts.map((each) => timesOf(each)?.[0]);
  if (others.some((start) => start !== first)) {
    throw new InputError('The columns do not end at the same time; write them as JSON, or one by one.');
  }
}

function timesOf({ series: { time, values }, point }: FinishedForecast): string[] | null {
  return time === null ? null : Array.from(point, (_, step) => timeLabel(time, values.length + step));
}

function jsonOf(forecast: FinishedForecast): object {
  const { title, series, model, point, intervals, report, sentence } = forecast;
  return {
    title,
    model: model.name,
    times: timesOf(forecast),
    point: [...point],
    intervals: intervals.map(({ level, lower, upper }) => ({ level, lower: [...lower], upper: [...upper] })),
    verdict: report === null ? null : forecastVerdict(report),
    sentence,
    notes: series.notes,
    report,
  };
}
