import type { NumbersForecast } from '../api/rnnForecastApi.ts';
import { levelName } from '../shared/evaluation/levelName.ts';
import { plainNotation } from '../shared/series/numbers/numberNotation.ts';
import { type PrintedForecast, printForecast } from '../shared/series/printing/printForecast.ts';

/** Decimals of numbers that came without a text. */
const mostDecimals = 6;

/** What numbers are called that came without a name. */
export const unnamedNumbers = 'the numbers';

/** A forecast as a language model reads it best: a table, and in sentences how far to trust it. */
export function toolText(title: string, series: PrintedForecast['series'], forecast: NumbersForecast): string {
  const { point, intervals, verdict, seasons, notes } = forecast;
  const levels = intervals.map(({ level }) => levelName(level)).join(' and ');
  const table = printForecast(
    [
      {
        series,
        values: point,
        intervals: intervals.map(({ level, lower, upper }) => ({
          level,
          lower: Float64Array.from(lower),
          upper: Float64Array.from(upper),
        })),
      },
    ],
    'csv',
  );
  const { error, baseline, beatsBaseline } = verdict;
  return [
    `Forecast of ${title}, the next ${point.length} values with ${levels} prediction intervals (CSV):`,
    '',
    table,
    `How good it is: ${verdict.sentence}`,
    beatsBaseline
      ? `It did better than the best textbook method there (mean absolute error ${error.toPrecision(3)} against ${baseline.error.toPrecision(3)}).`
      : `The textbook method ${baseline.name} did as well or better there (mean absolute error ${baseline.error.toPrecision(3)} against ${error.toPrecision(3)}): tell the user not to expect more of this forecast than of that.`,
    seasons.length === 0 ? 'No season was found.' : `Seasons reckoned with: ${seasons.join(' and ')} steps.`,
    ...notes,
    'Give the intervals with the values; a forecast knows the past of these numbers alone, and no causes.',
  ].join('\n');
}

/** How numbers without a text are written: with as many decimals as they have. */
export function listedSeries(values: ArrayLike<number>): PrintedForecast['series'] {
  const decimals = Array.from(values, (value) => {
    const [mantissa, exponent = '0'] = String(value).split('e');
    return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
  });
  const most = decimals.reduce((largest, each) => Math.max(largest, each), 0);
  return {
    name: '',
    values: Float64Array.from(values),
    time: null,
    notation: { ...plainNotation, decimals: Math.min(mostDecimals, most) },
  };
}
