import { dsvFormat } from 'd3-dsv';
import { timeLabel } from '../../src/shared/series/time/timeAxis.ts';
import { type ForecastSeries, isFilled } from '../charts/forecastData.ts';

/** A column: its name, and its value at a step counted from 1, empty where it has none. */
interface Column {
  readonly name: string;
  readonly at: (step: number) => string;
}

/**
 * All numbers of the forecast chart as CSV, a row for each step: its time where that is known, history, fit, forecast, both
 * ends of every interval, what textbook methods say, truth, and whether a value was filled. Numbers have all their digits.
 */
export function shownCsv(series: ForecastSeries): string {
  const { history, fit, forecast, truth, intervals = [], baselines = [], gaps = [], time } = series;
  const ahead = history.length + 1;
  const from = (name: string, values: ArrayLike<number>, first: number): Column[] =>
    values.length === 0 ? [] : [{ name, at: (step) => textOf(values[step - first]) }];
  const columns: Column[] = [
    { name: 'step', at: String },
    ...(time ? [{ name: 'time', at: (step: number) => timeLabel(time, step - 1) }] : []),
    ...from('value', history, 1),
    ...from('one step ahead', fit, 2),
    ...from('forecast', forecast, ahead),
    ...intervals.flatMap(({ level, lower, upper }) => {
      const percent = Math.round(100 * level);
      return [...from(`lower ${percent} %`, lower, ahead), ...from(`upper ${percent} %`, upper, ahead)];
    }),
    ...baselines.flatMap((baseline) => from(baseline.name, baseline.forecast, ahead)),
    ...from('truth', truth, ahead),
    ...(gaps.length === 0 ? [] : [{ name: 'filled', at: (step: number) => (isFilled(series, step) ? 'yes' : '') }]),
  ];
  const steps = history.length + Math.max(forecast.length, truth.length);
  const rows = Array.from({ length: steps }, (_, i) => columns.map(({ at }) => at(i + 1)));
  return `${dsvFormat(',').formatRows([columns.map(({ name }) => name), ...rows])}\n`;
}

function textOf(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}
