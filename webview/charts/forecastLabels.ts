import { formatLevel } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import { baselineSeries } from './baselineSeries.ts';
import type { PlacedName } from './drawNames.ts';
import { type ForecastData, fitName } from './forecastData.ts';
import { keyGapPx, keyLinePx, keyRowPx, placeKey } from './placeKey.ts';
import { textWidthPx } from './plotArea.ts';

/** The names of the lines, as they are written beside them. */
const seriesLabels = {
  history: translate('data'),
  fit: translate('one step ahead'),
  forecast: translate('forecast'),
  truth: translate('truth'),
} as const;
export type ForecastSeriesName = keyof typeof seriesLabels;

/** A line's name with a piece of the line before it, or a sign's with the sign. */
export interface SeriesLabel extends PlacedName {
  /** CSS classes of what is before it. */
  readonly series: string;
}

const labelSpacingPx = 16;
export const labelRowPx = 18;
export const labelsTopPx = 6;

/** A line and what is written beside it. */
type NamedSeries = Pick<SeriesLabel, 'series' | 'text'>;

/**
 * Names of past lines from the left, of future ones from the divider; in a second row where they do not
 * fit, shortened where they do not fit into a row. Under them those of what is drawn beside these lines. How high all are does
 * not depend on what is shown of the lines.
 */
export function placeLabels(
  data: ForecastData,
  left: number,
  right: number,
  futureX: number | null,
): { labels: SeriesLabel[]; heightPx: number } {
  const isWhole = (group: readonly NamedSeries[]) => groupWidth(group) <= right - left;
  const present = (names: readonly ForecastSeriesName[]) => {
    const shown = names.filter((name) => data[name].length > 0);
    const whole = shown.map((series) => ({ series, text: labelText(data, series) }));
    return isWhole(whole) ? whole : shown.map((series) => ({ series, text: seriesLabels[series] }));
  };
  const past = present(['history', 'fit']);
  const future = present(['forecast', 'truth']);
  const pastEnd = left + groupWidth(past) + (past.length === 0 ? 0 : labelSpacingPx);
  const wished = Math.max(pastEnd, futureX === null ? left : futureX + keyGapPx);
  const shifted = Math.min(wished, right - groupWidth(future));
  const rows = future.length > 0 && shifted < pastEnd ? 2 : 1;
  const start = rows === 1 ? shifted : Math.max(left, Math.min(wished, right - groupWidth(future)));
  const heightPx = rows * labelRowPx;
  const named = future.some(({ text }) => text === labelText(data, 'forecast'));
  const beside = placeKey(besideNames(data, !named), { left, right, top: labelsTopPx + heightPx - 3 });
  return {
    labels: [...placeGroup(past, left, 0), ...placeGroup(future, start, rows - 1), ...beside.key],
    heightPx: heightPx + beside.rows * keyRowPx,
  };
}

/** What is drawn beside the lines; the intervals where the forecast's name does not name them. */
function besideNames(data: ForecastData, withIntervals: boolean): NamedSeries[] {
  const { outliers, gaps = [], pastForecasts = [], baselines = [], intervals = [] } = data;
  const levels = intervals.map(({ level }) => formatLevel(level)).join(translate(' and '));
  return [
    ...(withIntervals && levels !== '' ? [{ series: 'band', text: translate('{0} intervals', levels) }] : []),
    ...(outliers.length === 0 ? [] : [{ series: 'outlier', text: translate('outlier') }]),
    ...(gaps.length === 0 ? [] : [{ series: 'filled', text: translate('filled') }]),
    ...(pastForecasts.length === 0 ? [] : [{ series: 'backtest', text: translate('backtest') }]),
    ...baselines.map(({ name }) => ({ series: baselineSeries(name), text: methodName(name) })),
  ];
}

function placeGroup(group: readonly NamedSeries[], start: number, row: number): SeriesLabel[] {
  let x = start;
  return group.map((named) => {
    const label = { ...named, x, y: labelsTopPx + (row + 0.5) * labelRowPx - 4 };
    x += labelWidth(named) + labelSpacingPx;
    return label;
  });
}

function groupWidth(group: readonly NamedSeries[]): number {
  return group.reduce((sum, named) => sum + labelWidth(named), 0) + labelSpacingPx * Math.max(0, group.length - 1);
}

function labelWidth({ text }: NamedSeries): number {
  return keyLinePx + keyGapPx + textWidthPx(text);
}

/** A line's name; the forecast's names the intervals around it, the fit's says what it knew. */
function labelText(data: ForecastData, name: ForecastSeriesName): string {
  const { intervals = [] } = data;
  const levels = intervals.map(({ level }) => formatLevel(level));
  return name === 'forecast' && levels.length > 0
    ? translate('{0}, {1} intervals', seriesLabels.forecast, levels.join(translate(' and ')))
    : name === 'fit'
      ? fitName(data)
      : seriesLabels[name];
}
