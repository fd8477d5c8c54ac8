import { formatLevel } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { ForecastData } from './forecastData.ts';
import { textWidthPx } from './plotArea.ts';

/** The names of the lines, as they are written beside them. */
const seriesLabels = {
  history: translate('data'),
  fit: translate('one step ahead'),
  forecast: translate('forecast'),
  truth: translate('truth'),
} as const;
export type ForecastSeriesName = keyof typeof seriesLabels;

/** A line's name with a piece of the line before it. */
export interface SeriesLabel {
  readonly series: ForecastSeriesName;
  readonly text: string;
  /** Left end of the piece of line. */
  readonly x: number;
  /** Middle of the text. */
  readonly y: number;
}

/** Length of the piece of line before a name. */
export const labelLinePx = 14;
export const labelGapPx = 6;
const labelSpacingPx = 16;
export const labelRowPx = 18;
export const labelsTopPx = 6;

/**
 * Names of past lines from the left, of future ones from the divider; in a second row where they do not
 * fit. How many rows there are does not depend on what is shown of the lines.
 */
export function placeLabels(
  data: ForecastData,
  left: number,
  right: number,
  futureX: number | null,
): { labels: SeriesLabel[]; rows: number } {
  const present = (names: readonly ForecastSeriesName[]) => names.filter((name) => data[name].length > 0);
  const past = present(['history', 'fit']);
  const future = present(['forecast', 'truth']);
  const pastEnd = left + groupWidth(data, past) + (past.length === 0 ? 0 : labelSpacingPx);
  const wished = Math.max(pastEnd, futureX === null ? left : futureX + labelGapPx);
  const shifted = Math.min(wished, right - groupWidth(data, future));
  const rows = future.length > 0 && shifted < pastEnd ? 2 : 1;
  const start = rows === 1 ? shifted : Math.max(left, Math.min(wished, right - groupWidth(data, future)));
  return {
    labels: [...placeGroup(data, past, left, 0), ...placeGroup(data, future, start, rows - 1)],
    rows,
  };
}

function placeGroup(
  data: ForecastData,
  names: readonly ForecastSeriesName[],
  start: number,
  row: number,
): SeriesLabel[] {
  let x = start;
  return names.map((series) => {
    const label = { series, text: labelText(data, series), x, y: labelsTopPx + (row + 0.5) * labelRowPx - 4 };
    x += labelWidth(data, series) + labelSpacingPx;
    return label;
  });
}

function groupWidth(data: ForecastData, names: readonly ForecastSeriesName[]): number {
  return names.reduce((sum, name) => sum + labelWidth(data, name), 0) + labelSpacingPx * Math.max(0, names.length - 1);
}

function labelWidth(data: ForecastData, name: ForecastSeriesName): number {
  return labelLinePx + labelGapPx + textWidthPx(labelText(data, name));
}

/** A line's name; the forecast's names the intervals around it. */
function labelText({ intervals = [] }: ForecastData, name: ForecastSeriesName): string {
  const levels = intervals.map(({ level }) => formatLevel(level));
  return name === 'forecast' && levels.length > 0
    ? translate('{0}, {1} intervals', seriesLabels.forecast, levels.join(translate(' and ')))
    : seriesLabels[name];
}
