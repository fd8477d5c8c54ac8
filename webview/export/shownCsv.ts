import { levelName } from '../../src/shared/evaluation/levelName.ts';
import { timeLabel } from '../../src/shared/series/time/timeAxis.ts';
import { type ForecastData, firstFitStep, gapAt } from '../charts/forecastData.ts';
import { type CsvColumn, csvOf, digitsOf } from './csvOf.ts';

/**
 * All numbers of the forecast chart as CSV, a row for each step: its time where that is known, history, fit, forecast, both
 * ends of every interval, what textbook methods say, what was forecast in the backtest, truth, and whether a value was filled,
 * is missing or juts out. Numbers have all their digits.
 */
export function shownCsv(data: ForecastData): string {
  const { history, fit, forecast, truth, intervals = [], baselines = [], pastForecasts = [], gaps = [], time } = data;
  const ahead = history.length + 1;
  const outliers = new Set(data.outliers);
  // Steps count from 1, rows from 0.
  const from = (name: string, values: ArrayLike<number>, first: number): CsvColumn[] =>
    column(name, values, (row) => digitsOf(values[row + 1 - first]));
  const isMissing = (row: number) => gapAt(data, row + 1)?.isLong === true;
  const flag = (name: string, isSet: (row: number) => boolean): CsvColumn => ({
    name,
    at: (row) => (isSet(row) ? 'yes' : ''),
  });
  const columns: CsvColumn[] = [
    { name: 'step', at: (row) => String(row + 1) },
    ...(time ? [{ name: 'time', at: (row: number) => timeLabel(time, row) }] : []),
    ...column('value', history, (row) => (isMissing(row) ? '' : digitsOf(history[row]))),
    ...from(data.fitIsInSample ? 'one step ahead, in sample' : 'one step ahead', fit, firstFitStep(data)),
    ...from('forecast', forecast, ahead),
    ...intervals.flatMap(({ level, lower, upper }) => [
      ...from(`lower ${levelName(level)}`, lower, ahead),
      ...from(`upper ${levelName(level)}`, upper, ahead),
    ]),
    ...baselines.flatMap((baseline) => from(baseline.name, baseline.forecast, ahead)),
    ...pastForecasts.flatMap(({ origin, values }) => from(`forecast after ${origin}`, values, origin + 1)),
    ...from('truth', truth, ahead),
    ...(gaps.some(({ isLong }) => !isLong) ? [flag('filled', (row) => gapAt(data, row + 1)?.isLong === false)] : []),
    ...(gaps.some(({ isLong }) => isLong) ? [flag('missing (long gap)', isMissing)] : []),
    ...(outliers.size === 0 ? [] : [flag('outlier', (row) => outliers.has(row + 1))]),
  ];
  return csvOf(columns, history.length + Math.max(forecast.length, truth.length));
}

/** A column of values; none where there are none. */
function column(name: string, values: ArrayLike<number>, at: CsvColumn['at']): CsvColumn[] {
  return values.length === 0 ? [] : [{ name, at }];
}
