import { formatNumber } from '../../src/shared/formatNumber.ts';
import { checkFinite } from './checkFinite.ts';
import type { Readout, ReadoutLine } from './readout.ts';

/** What the forecast chart is drawn from, in data units. */
export interface ForecastSeries {
  readonly history: ArrayLike<number>;
  /** `fit[i]` is the model's idea of `history[i + 1]`. */
  readonly fit: ArrayLike<number>;
  /** The values after the history. */
  readonly forecast: ArrayLike<number>;
  /** What the forecast should follow. */
  readonly truth: ArrayLike<number>;
}

/** The series with what is common to all of them. Steps count from 1: `history[i]` is step `i + 1`. */
export interface ForecastData extends ForecastSeries {
  /** The last step of all. */
  readonly steps: number;
  /** Lowest and highest value of interest. */
  readonly extent: readonly [number, number];
  /** What numbers are rounded to: a thousandth of the extent, in data units; positive. */
  readonly resolution: number;
}

/** Beyond these, differences of values are no longer numbers. */
const largest = 1e300;

/** Makes the chart's data; throws when a value cannot be drawn. */
export function forecastData(series: ForecastSeries): ForecastData {
  const { history, fit, forecast, truth } = series;
  const shown = [
    checkFinite('value', history),
    checkFinite('forecast value', forecast),
    checkFinite('true value', truth),
  ];
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const values of shown) {
    for (let i = 0; i < values.length; i++) {
      lowest = Math.min(lowest, values[i]);
      highest = Math.max(highest, values[i]);
    }
  }
  if (lowest > highest) {
    lowest = 0;
    highest = 1;
  }
  if (highest > largest || lowest < -largest) {
    throw new Error(`values from ${lowest} to ${highest} are too far apart to be drawn`);
  }
  // An untrained network's answers may be far off; they may widen the picture, not rule it.
  const span = highest - lowest;
  const [lowestFit, highestFit] = extentOf(checkFinite('one-step answer', fit));
  const extent = [
    Math.min(lowest, Math.max(lowestFit, lowest - span / 2)),
    Math.max(highest, Math.min(highestFit, highest + span / 2)),
  ] as const;
  const height = extent[1] - extent[0] || Math.abs(highest) || 1;
  return {
    ...series,
    steps: history.length + Math.max(forecast.length, truth.length),
    extent,
    resolution: height / 1000,
  };
}

/** What is known of a step, between 1 and `steps`. */
export function forecastReadout(data: ForecastData, step: number): Readout {
  const { history, fit, forecast, truth } = data;
  const ahead = step - history.length;
  const lines: ReadoutLine[] = [];
  const add = (series: string, label: string, values: ArrayLike<number>, index: number) => {
    if (index >= 0 && index < values.length) {
      lines.push({ series, label, value: values[index], text: formatNumber(values[index], data.resolution) });
    }
  };
  add('history', 'data', history, step - 1);
  add('fit', 'one step ahead', fit, step - 2);
  add('forecast', 'forecast', forecast, ahead - 1);
  add('truth', 'truth', truth, ahead - 1);
  const title = `Step ${formatNumber(step)}`;
  return { title: ahead > 0 ? `${title}, ${formatNumber(ahead)} ahead` : title, lines };
}

/** The chart in words and numbers, for those who do not see it. */
export function forecastSummary(data: ForecastData): string {
  const { history, forecast, truth } = data;
  const parts = [`${inWords(history, data)} of data`];
  if (forecast.length > 0) {
    parts.push(`${inWords(forecast, data)} forecast after them`);
  }
  if (truth.length > 0) {
    parts.push('with the true values beside them');
  }
  return `Forecast chart: ${parts.join(', ')}.`;
}

function inWords(values: ArrayLike<number>, { resolution }: ForecastData): string {
  if (values.length === 0) {
    return 'no values';
  }
  const [lowest, highest] = extentOf(values);
  const count = `${formatNumber(values.length)} ${values.length === 1 ? 'value' : 'values'}`;
  return `${count} from ${formatNumber(lowest, resolution)} to ${formatNumber(highest, resolution)}`;
}

/** Lowest and highest of a list; an empty one bounds nothing. */
function extentOf(values: ArrayLike<number>): readonly [number, number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    lowest = Math.min(lowest, values[i]);
    highest = Math.max(highest, values[i]);
  }
  return [lowest, highest];
}
