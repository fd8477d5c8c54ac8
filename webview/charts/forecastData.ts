import { countOf, formatExactly, formatNumber, listNumbers } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import type { ViewBaseline, ViewInterval } from '../../src/shared/protocol.ts';
import { type Gap, stepsInGaps } from '../../src/shared/series/gaps.ts';
import { findOutliers } from '../../src/shared/series/outliers.ts';
import { type TimeAxis, timeLabel } from '../../src/shared/series/time/timeAxis.ts';
import { baselineSeries } from './baselineSeries.ts';
import { checkFinite } from './checkFinite.ts';
import { pyramidOf } from './minMaxPyramid.ts';
import type { Readout, ReadoutLine } from './readout.ts';
import type { StepRange } from './timeFocus.ts';

/** What the forecast chart is drawn from, in data units. */
export interface ForecastSeries {
  readonly history: ArrayLike<number>;
  /** The model's idea of the last values of the history, each from those before it. */
  readonly fit: ArrayLike<number>;
  /** Whether the model was made with these values known, and that is to be said; not when left out. */
  readonly fitIsInSample?: boolean;
  /** The values after the history. */
  readonly forecast: ArrayLike<number>;
  /** What the forecast should follow. */
  readonly truth: ArrayLike<number>;
  /** Around the forecast, the widest last; none when left out. */
  readonly intervals?: readonly ViewInterval[];
  /** Other forecasts to be looked at beside it; none when left out. */
  readonly baselines?: readonly ViewBaseline[];
  /** Forecasts of parts of the history, by how many values were known to them; none when left out. */
  readonly pastForecasts?: readonly PastForecast[];
  /** Steps of the history that were missing and are filled; none when left out. */
  readonly gaps?: readonly Gap[];
  /** Its seasons' lengths in steps; unknown when left out. */
  readonly periods?: readonly number[];
  /** When the steps are, from the history's first on; unknown when left out. */
  readonly time?: TimeAxis | null;
}

/** What was forecast of the values from `origin` on. */
export interface PastForecast {
  readonly origin: number;
  readonly values: ArrayLike<number>;
}

/** The series with what is common to all of them. Steps count from 1: `history[i]` is step `i + 1`. */
export interface ForecastData extends ForecastSeries {
  /** What is shown at first: of a long history only the end, so that what comes after it can be seen. */
  readonly opening: StepRange;
  /** Steps of values that jut out of the history. */
  readonly outliers: readonly number[];
  /** The last step of all. */
  readonly steps: number;
  /** What numbers are rounded to: a thousandth of the extent shown at first, in data units; positive. */
  readonly resolution: number;
}

/** So much of the history is shown at least, */
const fewestPast = 200;
/** and so much for each step of the future. */
const pastPerFuture = 11;
/** Beyond these, differences of values are no longer numbers. */
const largest = 1e300;
/** What is beside the values may widen the picture at either side by this share of what they span, */
const mostAround = 0.5;
/** or by this share of what all values span, where those shown are nearly alike. */
const leastAround = 0.02;

/** Makes the chart's data; throws when a value cannot be drawn. */
export function forecastData(series: ForecastSeries): ForecastData {
  const { history, fit, forecast, truth, intervals = [], baselines = [] } = series;
  const future = Math.max(forecast.length, truth.length);
  const hidden = future === 0 ? 0 : Math.max(0, history.length - Math.max(fewestPast, pastPerFuture * future));
  const [lowest, highest] = union([
    checkedExtent('value', history),
    checkedExtent(translate('forecast value'), forecast),
    checkedExtent(translate('true value'), truth),
  ]);
  if (highest > largest || lowest < -largest) {
    throw new Error(
      translate('values from {0} to {1} are too far apart to be drawn', formatExactly(lowest), formatExactly(highest)),
    );
  }
  checkedExtent(translate('one-step answer'), fit);
  for (const values of [
    ...intervals.flatMap(({ lower, upper }) => [lower, upper]),
    ...baselines.map((baseline) => baseline.forecast),
  ]) {
    checkedExtent(translate('interval or baseline'), values);
  }
  for (const { values } of series.pastForecasts ?? []) {
    checkedExtent(translate('backtest value'), values);
  }
  const steps = history.length + future;
  const opening = { first: hidden + 1, last: Math.max(hidden + 1, steps) };
  const extent = visibleExtent(series, opening);
  const height = extent[1] - extent[0] || Math.abs(extent[1]) || 1;
  return { ...series, opening, steps, outliers: outlierSteps(series), resolution: height / 1000 };
}

/** Looked for once in each history. */
const knownOutliers = new WeakMap<ArrayLike<number>, { readonly periods: string; readonly steps: readonly number[] }>();

function outlierSteps({ history, gaps, periods = [] }: ForecastSeries): readonly number[] {
  const key = periods.join(' ');
  let known = knownOutliers.get(history);
  if (known?.periods !== key) {
    known = { periods: key, steps: findOutliers(history, gaps, periods).map((index) => index + 1) };
    knownOutliers.set(history, known);
  }
  return known.steps;
}

/** Lowest and highest value of interest among the steps shown; from 0 to 1 where there is none. */
export function visibleExtent(series: ForecastSeries, { first, last }: StepRange): readonly [number, number] {
  const { history, fit, forecast, truth, intervals = [], baselines = [] } = series;
  const shown = (values: ArrayLike<number>, firstStep: number) =>
    pyramidOf(values).extent(Math.floor(first) - firstStep, Math.ceil(last) - firstStep + 1);
  const ahead = (values: ArrayLike<number>) => shown(values, history.length + 1);
  const [lowest, highest] = union([shown(history, 1), ahead(forecast), ahead(truth)]);
  if (lowest > highest) {
    return [0, 1];
  }
  // An untrained network's answers may be far off, intervals far apart; they may widen the picture, not rule it.
  const [leastOfAll, mostOfAll] = union([history, forecast, truth].map(wholeExtent));
  const most = Math.max(mostAround * (highest - lowest), leastAround * (mostOfAll - leastOfAll));
  const [lowestAround, highestAround] = union([
    shown(fit, firstFitStep(series)),
    ...intervals.flatMap(({ lower, upper }) => [ahead(lower), ahead(upper)]),
    ...baselines.map((baseline) => ahead(baseline.forecast)),
    ...(series.pastForecasts ?? []).map(({ origin, values }) => shown(values, origin + 1)),
  ]);
  return [
    Math.min(lowest, Math.max(lowestAround, lowest - most)),
    Math.max(highest, Math.min(highestAround, highest + most)),
  ];
}

/** Lowest and highest of several extents. */
function union(extents: readonly (readonly [number, number])[]): readonly [number, number] {
  return [Math.min(...extents.map(([low]) => low)), Math.max(...extents.map(([, high]) => high))];
}

function checkedExtent(name: string, values: ArrayLike<number>): readonly [number, number] {
  const extent = wholeExtent(values);
  if (values.length > 0 && !extent.every(Number.isFinite)) {
    checkFinite(name, values);
  }
  return extent;
}

function wholeExtent(values: ArrayLike<number>): readonly [number, number] {
  return pyramidOf(values).extent(0, values.length);
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
  if (gapAt(data, step)?.isLong === true) {
    // What is drawn there is a straight line, and no value of anything.
    lines.push({ series: 'history', label: translate('missing (long gap)'), value: null, text: '' });
  } else {
    add('history', dataLabel(data, step), history, step - 1);
  }
  add('fit', fitName(data), fit, step - firstFitStep(data));
  add('forecast', translate('forecast'), forecast, ahead - 1);
  add('truth', translate('truth'), truth, ahead - 1);
  const past = (data.pastForecasts ?? []).findLast(
    ({ origin, values }) => step > origin && step <= origin + values.length,
  );
  if (past !== undefined && ahead <= 0) {
    add(
      'backtest',
      translate('backtest, {0} ahead', formatNumber(step - past.origin)),
      past.values,
      step - past.origin - 1,
    );
  }
  for (const { level, lower, upper } of intervals) {
    if (ahead > 0 && ahead <= lower.length) {
      const [from, to] = [lower, upper].map((values) => formatNumber(values[ahead - 1], data.resolution));
      lines.push({
        series: intervalSeries(level),
        label: intervalName(level),
        value: null,
        text: translate('{0} to {1}', from, to),
      });
    }
  }
  for (const { name, forecast: values } of baselines) {
    add(baselineSeries(name), methodName(name), values, ahead - 1);
  }
  const title = stepName(data, step);
  return { title: ahead > 0 ? translate('{0}, {1} ahead', title, formatNumber(ahead)) : title, lines };
}

/** What a value of the history is. */
function dataLabel(data: ForecastData, step: number): string {
  return gapAt(data, step) !== undefined
    ? translate('filled')
    : data.outliers.includes(step)
      ? translate('data, an outlier')
      : translate('data');
}

/** The step of the first value of the fit, which ends with the history. */
export function firstFitStep({ history, fit }: Pick<ForecastSeries, 'history' | 'fit'>): number {
  return history.length - fit.length + 1;
}

/** What the fit is called. */
export function fitName({ fitIsInSample = false }: Pick<ForecastSeries, 'fitIsInSample'>): string {
  return fitIsInSample ? translate('one step ahead, in sample') : translate('one step ahead');
}

/** What an interval is called. */
export function intervalName(level: number): string {
  return translate('{0} % interval', formatNumber(100 * level));
}

/** Names an interval's line in the readout. */
export function intervalSeries(level: number): string {
  return `interval-${Math.round(1000 * level)}`;
}

/** A step's time, or its number where times are unknown. */
export function stepName({ time }: ForecastData, step: number): string {
  return time === undefined || time === null ? translate('Step {0}', formatNumber(step)) : timeLabel(time, step - 1);
}

/** The gap that a step of the history lies in: what was missing there is filled, unless the gap is long. */
export function gapAt({ gaps = [] }: Pick<ForecastSeries, 'gaps'>, step: number): Gap | undefined {
  return gaps.find(({ start, end }) => step - 1 >= start && step - 1 < end);
}

/** Which steps are shown, in words: "steps 20 to 60 of 600", "2024-01 to 2024-12". */
export function rangeInWords(data: ForecastData, { first, last }: StepRange): string {
  const [from, to] = [Math.ceil(first), Math.floor(last)];
  return data.time
    ? translate('{0} to {1}', stepName(data, from), stepName(data, to))
    : translate('steps {0} to {1} of {2}', formatNumber(from), formatNumber(to), formatNumber(data.steps));
}

/** The chart in words and numbers, for those who do not see it. */
export function forecastSummary(data: ForecastData): string {
  const { history, forecast, truth, gaps = [], outliers, resolution } = data;
  const parts = [inWords(history, countOf(history.length, 'value'), resolution)];
  const [filled, missing] = [false, true].map((isLong) => stepsInGaps(gaps, isLong));
  if (filled > 0) {
    parts.push(translate('{0} of them filled', formatNumber(filled)));
  }
  if (missing > 0) {
    parts.push(translate('{0} of them missing in long gaps', formatNumber(missing)));
  }
  if (outliers.length > 0) {
    parts.push(translate('{0} among them', countOf(outliers.length, 'outlier')));
  }
  if (forecast.length > 0) {
    parts.push(translate('then {0}', inWords(forecast, countOf(forecast.length, 'forecastValue'), resolution)));
  }
  if (truth.length > 0) {
    parts.push(translate('beside {0}', inWords(truth, countOf(truth.length, 'trueValue'), resolution)));
  }
  return translate('Forecast chart: {0}.', listNumbers(parts));
}

function inWords(values: ArrayLike<number>, count: string, resolution: number): string {
  if (values.length === 0) {
    return translate('no values');
  }
  const [lowest, highest] = wholeExtent(values);
  return translate('{0} from {1} to {2}', count, formatNumber(lowest, resolution), formatNumber(highest, resolution));
}
