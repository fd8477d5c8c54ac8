import { formatNumber } from '../../src/shared/formatNumber.ts';
import type { ViewBaseline, ViewInterval } from '../../src/shared/protocol.ts';
import type { Gap } from '../../src/shared/series/gaps.ts';
import { type TimeAxis, timeLabel } from '../../src/shared/series/time/timeAxis.ts';
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
  /** Around the forecast, the widest last; none when left out. */
  readonly intervals?: readonly ViewInterval[];
  /** Other forecasts to be looked at beside it; none when left out. */
  readonly baselines?: readonly ViewBaseline[];
  /** Steps of the history that were missing and are filled; none when left out. */
  readonly gaps?: readonly Gap[];
  /** When the steps are, from the history's first on; unknown when left out. */
  readonly time?: TimeAxis | null;
}

/** The series with what is common to all of them. Steps count from 1: `history[i]` is step `i + 1`. */
export interface ForecastData extends ForecastSeries {
  /** The first step shown: of a long history only the end, so that what comes after it can be seen. */
  readonly firstStep: number;
  /** The last step of all. */
  readonly steps: number;
  /** Lowest and highest value of interest. */
  readonly extent: readonly [number, number];
  /** What numbers are rounded to: a thousandth of the extent, in data units; positive. */
  readonly resolution: number;
}

/** So much of the history is shown at least, */
const fewestPast = 200;
/** and so much for each step of the future. */
const pastPerFuture = 11;
/** Beyond these, differences of values are no longer numbers. */
const largest = 1e300;

/** Makes the chart's data; throws when a value cannot be drawn. */
export function forecastData(series: ForecastSeries): ForecastData {
  const { history, fit, forecast, truth, intervals = [], baselines = [] } = series;
  const future = Math.max(forecast.length, truth.length);
  const hidden = future === 0 ? 0 : Math.max(0, history.length - Math.max(fewestPast, pastPerFuture * future));
  const extents = [
    extentOf(checkFinite('value', history), hidden),
    extentOf(checkFinite('forecast value', forecast)),
    extentOf(checkFinite('true value', truth)),
  ];
  const around = [
    ...intervals.flatMap(({ lower, upper }) => [lower, upper]),
    ...baselines.map((baseline) => baseline.forecast),
  ].map((values) => extentOf(checkFinite('interval or baseline', values)));
  let lowest = Math.min(...extents.map(([low]) => low));
  let highest = Math.max(...extents.map(([, high]) => high));
  if (lowest > highest) {
    lowest = 0;
    highest = 1;
  }
  if (highest > largest || lowest < -largest) {
    throw new Error(`values from ${lowest} to ${highest} are too far apart to be drawn`);
  }
  // An untrained network's answers may be far off, intervals far apart; they may widen the picture, not rule it.
  const span = highest - lowest;
  around.push(extentOf(checkFinite('one-step answer', fit), Math.max(0, hidden - 1)));
  const lowestAround = Math.min(...around.map(([low]) => low));
  const highestAround = Math.max(...around.map(([, high]) => high));
  const extent = [
    Math.min(lowest, Math.max(lowestAround, lowest - span / 2)),
    Math.max(highest, Math.min(highestAround, highest + span / 2)),
  ] as const;
  const height = extent[1] - extent[0] || Math.abs(highest) || 1;
  return {
    ...series,
    firstStep: hidden + 1,
    steps: history.length + future,
    extent,
    resolution: height / 1000,
  };
}

/** What is known of a step, between 1 and `steps`. */
export function forecastReadout(data: ForecastData, step: number): Readout {
  const { history, fit, forecast, truth, intervals = [], baselines = [] } = data;
  const ahead = step - history.length;
  const lines: ReadoutLine[] = [];
  const add = (series: string, label: string, values: ArrayLike<number>, index: number) => {
    if (index >= 0 && index < values.length) {
      lines.push({ series, label, value: values[index], text: formatNumber(values[index], data.resolution) });
    }
  };
  add('history', isFilled(data, step) ? 'filled' : 'data', history, step - 1);
  add('fit', 'one step ahead', fit, step - 2);
  add('forecast', 'forecast', forecast, ahead - 1);
  add('truth', 'truth', truth, ahead - 1);
  for (const { level, lower, upper } of intervals) {
    if (ahead > 0 && ahead <= lower.length) {
      const [from, to] = [lower, upper].map((values) => formatNumber(values[ahead - 1], data.resolution));
      lines.push({ series: intervalSeries(level), label: intervalName(level), value: null, text: `${from} to ${to}` });
    }
  }
  for (const { name, forecast: values } of baselines) {
    add('baseline', name, values, ahead - 1);
  }
  const title = stepName(data, step);
  return { title: ahead > 0 ? `${title}, ${formatNumber(ahead)} ahead` : title, lines };
}

/** What an interval is called. */
export function intervalName(level: number): string {
  return `${formatNumber(100 * level)} % interval`;
}

/** Names an interval's line in the readout. */
export function intervalSeries(level: number): string {
  return `interval-${Math.round(1000 * level)}`;
}

/** A step's time, or its number where times are unknown. */
export function stepName({ time }: ForecastData, step: number): string {
  return time === undefined || time === null ? `Step ${formatNumber(step)}` : timeLabel(time, step - 1);
}

/** Whether a step of the history was missing and is filled. */
export function isFilled({ gaps = [] }: ForecastData, step: number): boolean {
  return gaps.some(({ start, end }) => step - 1 >= start && step - 1 < end);
}

/** The chart in words and numbers, for those who do not see it. */
export function forecastSummary({ history, forecast, truth, gaps = [], resolution }: ForecastData): string {
  const parts = [inWords(history, '', resolution)];
  if (gaps.length > 0) {
    parts.push(`${formatNumber(gaps.reduce((sum, { start, end }) => sum + end - start, 0))} of them filled`);
  }
  if (forecast.length > 0) {
    parts.push(`then ${inWords(forecast, 'forecast ', resolution)}`);
  }
  if (truth.length > 0) {
    parts.push(`beside ${inWords(truth, 'true ', resolution)}`);
  }
  return `Forecast chart: ${parts.join(', ')}.`;
}

function inWords(values: ArrayLike<number>, kind: string, resolution: number): string {
  if (values.length === 0) {
    return `no ${kind}values`;
  }
  const [lowest, highest] = extentOf(values);
  const count = `${formatNumber(values.length)} ${kind}${values.length === 1 ? 'value' : 'values'}`;
  return `${count} from ${formatNumber(lowest, resolution)} to ${formatNumber(highest, resolution)}`;
}

/** Lowest and highest of a list from `start` on; an empty one bounds nothing. */
function extentOf(values: ArrayLike<number>, start = 0): readonly [number, number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = start; i < values.length; i++) {
    lowest = Math.min(lowest, values[i]);
    highest = Math.max(highest, values[i]);
  }
  return [lowest, highest];
}
