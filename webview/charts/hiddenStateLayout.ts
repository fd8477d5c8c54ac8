import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { HiddenStateData } from './hiddenStateData.ts';
import { type PixelPoint, type PlotArea, textWidthPx } from './plotArea.ts';
import { stepScale } from './stepAxis.ts';
import { thinToPixels } from './thinToPixels.ts';
import type { AxisFrame, StepRange } from './timeFocus.ts';

/** One unit's row of colours. */
export interface UnitRow {
  readonly unit: number;
  readonly top: number;
  readonly height: number;
  /** Whether its number stands beside it: as many do as have room. */
  readonly isNamed: boolean;
}

/** A line of text about its middle, in pixels. */
export interface PlacedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The curve of the selected unit, under its row. */
export interface UnitCurve {
  readonly plot: PlotArea;
  /** States to pixels. */
  readonly y: ScaleLinear<number, number>;
}

/** Where everything of the picture stands. */
export interface HiddenStateLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: PlotArea;
  /** Steps to pixels, as in the forecast chart. */
  readonly x: ScaleLinear<number, number>;
  readonly rows: readonly UnitRow[];
  /** Between the last value of the series and the first own answer; `null` when that is not in the picture. */
  readonly dividerX: number | null;
  readonly curve: UnitCurve | null;
  /** Where there is no state of steps to come, why: lines about a middle; empty where there is no room. */
  readonly note: readonly PlacedLine[];
  /** The size of the state that has the palette's full colour, and the curves' full height. */
  readonly limit: number;
  /** `[pixel]` Which of the `steps` each pixel column of the plot shows; -1 where there is no state. */
  readonly columns: Int32Array;
  /** The steps that are shown, each once, in their order. */
  readonly steps: Int32Array;
  /** Whether there are more steps than are shown. */
  readonly isThinned: boolean;
}

/** All rows together are about so high. */
const wishedHeightPx = 216;
/** Rows of more units are lower, down to this, while all together are no higher than that. */
const lowestRowPx = 4;
const highestPx = 512;
const highestRowPx = 20;
/** A number takes so much room. */
const namePx = 11;
/** Half a number, where it stands beside a row as low as they get. */
const topPx = 4;
const bottomPx = 4;
const curvePx = 76;
const curvePaddingPx = 8;
const noteLinePx = 16;
const notePaddingPx = 6;

/** Lays the rows out under a forecast chart whose axis of time stands at `axis` and shows `range`. */
export function hiddenStateLayout(
  data: HiddenStateData,
  range: StepRange,
  axis: AxisFrame,
  width: number,
): HiddenStateLayout {
  const rowPx = Math.max(
    Math.min(lowestRowPx, Math.floor(highestPx / data.units)),
    Math.min(highestRowPx, Math.floor(wishedHeightPx / data.units)),
  );
  const isNamed = namedRows(data.units, rowPx, namePx);
  const rows: UnitRow[] = [];
  let top = topPx;
  let curve: UnitCurve | null = null;
  for (const unit of data.order) {
    rows.push({ unit, top, height: rowPx, isNamed: isNamed(rows.length) });
    top += rowPx;
    if (unit === data.selected) {
      const plot = { left: axis.left, top, width: axis.width, height: curvePx };
      const y = scaleLinear()
        .domain([-data.limit, data.limit])
        .range([plot.top + plot.height - curvePaddingPx, plot.top + curvePaddingPx]);
      curve = { plot, y };
      top += curvePx;
    }
  }
  const x = stepScale(range, axis);
  const dividerX = x(data.lastKnown + 0.5);
  const isDivided = data.steps.last > data.lastKnown && dividerX > axis.left && dividerX < axis.left + axis.width;
  return {
    width,
    height: top + bottomPx,
    plot: { left: axis.left, top: topPx, width: axis.width, height: top - topPx },
    x,
    rows,
    dividerX: isDivided ? dividerX : null,
    curve,
    note: data.answersAtOnce
      ? placeNote(translate('all its answers come at once'), {
          left: x(Math.max(data.steps.last + 0.5, range.first)),
          right: axis.left + axis.width,
          top: topPx,
          bottom: top,
        })
      : [],
    limit: data.limit,
    ...stepColumns(data, x, axis),
  };
}

/**
 * Whether the row in a place, from 0, has its number beside it, which takes `numberPx`: every second, third ... where not all
 * have room.
 */
export function namedRows(rows: number, rowPx: number, numberPx: number): (place: number) => boolean {
  const every = Math.ceil(numberPx / rowPx);
  const first = Math.floor(((rows - 1) % every) / 2);
  return (place) => place % every === first;
}

/** The rows whose numbers have room where those of some stand at any rate. */
export function rowsWithNames(rows: readonly UnitRow[], atAnyRate: readonly (number | null)[]): UnitRow[] {
  const certain = rows.filter(({ unit }) => atAnyRate.includes(unit));
  return rows.filter(
    (row) => certain.includes(row) || (row.isNamed && certain.every(({ top }) => Math.abs(top - row.top) >= namePx)),
  );
}

/** A text in lines about the middle of a box, broken between its words; nothing where it has no room. */
function placeNote(
  text: string,
  { left, right, top, bottom }: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>,
): PlacedLine[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && textWidthPx(longer) <= right - left - 2 * notePaddingPx) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  const widest = Math.max(...lines.map(textWidthPx));
  if (widest + 2 * notePaddingPx > right - left || lines.length * noteLinePx > bottom - top) {
    return [];
  }
  const middle = (top + bottom) / 2;
  return lines.map((line, i) => ({
    text: line,
    x: (left + right) / 2,
    y: middle + (i - (lines.length - 1) / 2) * noteLinePx,
  }));
}

/** The row at a height; `null` beside the rows. A curve belongs to the row above it. */
export function rowAt({ rows, height }: HiddenStateLayout, yPx: number): UnitRow | null {
  return yPx > height ? null : (rows.findLast(({ top }) => yPx >= top) ?? null);
}

/** The line of a unit's values, `[step]` as the layout's steps, between two heights. */
export function curvePoints(
  { steps, x }: Pick<HiddenStateLayout, 'steps' | 'x'>,
  values: ArrayLike<number>,
  y: (value: number) => number,
): PixelPoint[] {
  return thinToPixels(
    steps.length,
    (i) => x(steps[i]),
    (i) => y(values[i]),
  );
}

/** Which step each pixel column shows: the nearest, of those that may be asked for together. */
function stepColumns(
  { steps: known, mostTogether }: HiddenStateData,
  x: ScaleLinear<number, number>,
  { left, width }: AxisFrame,
): Pick<HiddenStateLayout, 'columns' | 'steps' | 'isThinned'> {
  const count = Math.max(1, Math.floor(width));
  const wide = Math.max(1, Math.ceil(count / mostTogether));
  const columns = new Int32Array(count).fill(-1);
  const steps: number[] = [];
  for (let pixel = 0; pixel < count; pixel++) {
    const middle = Math.floor(pixel / wide) * wide + wide / 2;
    const step = Math.round(x.invert(left + middle));
    if (step >= known.first && step <= known.last) {
      if (steps[steps.length - 1] !== step) {
        steps.push(step);
      }
      columns[pixel] = steps.length - 1;
    }
  }
  const isThinned = steps.length > 1 && steps[steps.length - 1] - steps[0] >= steps.length;
  return { columns, steps: Int32Array.from(steps), isThinned };
}
