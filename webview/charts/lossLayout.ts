import { type ScaleLinear, type ScaleLogarithmic, scaleLog } from 'd3-scale';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { ChartLayout } from './chart.ts';
import { type LossData, type LossMark, markInWords } from './lossData.ts';
import { type KeyEntry, lossKey } from './lossKey.ts';
import { leftMarginPx, type PixelPoint, type PlotArea, rightMarginPx, textWidthPx } from './plotArea.ts';
import { stepScale, wholeTicks } from './stepAxis.ts';
import { thinToPixels } from './thinToPixels.ts';

/** Where everything of the loss chart stands. */
export interface LossLayout extends ChartLayout {
  /** Iterations, from 1, to pixels. */
  readonly x: ScaleLinear<number, number>;
  /** Losses to pixels; clamped, so that 0 stands at the foot. */
  readonly y: ScaleLogarithmic<number, number>;
  readonly line: readonly PixelPoint[];
  /** The same without its jumps; empty where nobody asked for that. */
  readonly smoothed: readonly PixelPoint[];
  /** Errors on values held out. */
  readonly validation: readonly PixelPoint[];
  /** The same where they stand far enough apart to be told apart; else none. */
  readonly validationDots: readonly PixelPoint[];
  /** Of the other members, or of all and their mean. */
  readonly members: readonly (readonly PixelPoint[])[];
  /** The lowest loss; `null` when there is none. */
  readonly best: PixelPoint | null;
  readonly marks: readonly PlacedMark[];
  /** What is drawn, in words. */
  readonly key: readonly KeyEntry[];
}

/** An upright line where something happened, and its words where there is room. */
export interface PlacedMark {
  readonly x: number;
  readonly text: string;
  /** Where the words end or begin, at the side that has room. */
  readonly anchor: 'start' | 'end';
  /** Middle of the words. */
  readonly y: number;
}

/** Between what is drawn and what stands above it. */
const topPx = 6;
/** Dots nearer to each other than this, on average, are left out. */
const dotEveryPx = 9;
const markRowPx = 14;
/** So many marks' words may stand above each other. */
const mostMarkRows = 3;
const bottomPx = 24;
const tickEveryPx = 28;

/** Lays the chart out in a box of at least 1 by 1 pixels. */
export function lossLayout(data: LossData, width: number, height: number): LossLayout {
  const [lowest, highest] = data.extent;
  const mostTicks = Math.max(2, Math.floor((height - topPx - bottomPx) / tickEveryPx));
  const ticks = lossTicks(lowest / 1.25, highest * 1.25, mostTicks);
  const labels = ticks.map((loss) => formatNumber(loss));
  const left = leftMarginPx(labels);
  const right = rightMarginPx(data.lastIteration);
  const { key, height: keyHeight } = lossKey(data, left, width - right);
  const top = keyHeight + topPx;
  const plot = {
    left,
    top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - bottomPx),
  };
  const y = scaleLog()
    .domain([lowest / 1.25, highest * 1.25])
    .range([plot.top + plot.height, plot.top])
    .clamp(true);
  const x = stepScale({ first: 1, last: data.lastIteration }, plot);
  const lineOf = (losses: ArrayLike<number>, iterations = data.iterations) =>
    thinToPixels(
      losses.length,
      (i) => x(iterations[i]),
      (i) => y(losses[i]),
    );
  const validation = lineOf(data.strongValidation, data.validation?.iterations);
  const spanPx = validation.length === 0 ? 0 : validation[validation.length - 1][0] - validation[0][0];
  return {
    width,
    height,
    plot,
    x,
    y,
    xTicks: wholeTicks(x, Math.max(2, plot.width / 130)),
    xName: translate('iteration'),
    yTicks: ticks.map((loss, i) => ({ position: y(loss), label: labels[i] })),
    line: lineOf(data.strong),
    smoothed: lineOf(data.smoothed),
    validation,
    validationDots: validation.length * dotEveryPx > spanPx + 2 * dotEveryPx ? [] : validation,
    members: (data.members ?? []).filter((losses) => losses !== data.strong).map((losses) => lineOf(losses)),
    best: data.best === null ? null : [x(data.iterations[data.best]), y(data.strong[data.best])],
    marks: placeMarks(data.marks ?? [], x, plot),
    key,
  };
}

/** Words stand beside their lines, in the first row where they cover no others; nowhere when all rows are taken. */
function placeMarks(marks: readonly LossMark[], x: ScaleLinear<number, number>, plot: PlotArea): PlacedMark[] {
  const taken: { readonly row: number; readonly from: number; readonly to: number }[] = [];
  return marks.map((mark) => {
    const at = x(mark.iteration);
    const text = markInWords(mark);
    const widthPx = textWidthPx(text) + 4;
    const anchor = at + widthPx <= plot.left + plot.width ? ('start' as const) : ('end' as const);
    const [from, to] = anchor === 'start' ? [at, at + widthPx] : [at - widthPx, at];
    for (let row = 0; row < mostMarkRows; row++) {
      if (taken.every((other) => other.row !== row || other.to <= from || other.from >= to)) {
        taken.push({ row, from, to });
        return { x: at, text, anchor, y: plot.top + (row + 0.5) * markRowPx };
      }
    }
    return { x: at, text: '', anchor, y: plot.top };
  });
}

/** The place in the lists of the iteration nearest to a place along the chart; `null` when the lists are empty. */
export function lossIndexAt(layout: LossLayout, { iterations }: LossData, xPx: number): number | null {
  const wanted = layout.x.invert(xPx);
  let nearest: number | null = null;
  for (let i = 0; i < iterations.length; i++) {
    if (nearest === null || Math.abs(iterations[i] - wanted) <= Math.abs(iterations[nearest] - wanted)) {
      nearest = i;
    }
  }
  return nearest;
}

/** At most `most` round losses between two: powers of ten, fewer where there are many, with 2 and 5 where few. */
function lossTicks(lowest: number, highest: number, most: number): number[] {
  const first = Math.floor(Math.log10(lowest));
  const last = Math.ceil(Math.log10(highest));
  const within = (loss: number) => loss >= lowest && loss <= highest;
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = decades(first, last, 1)
      .flatMap((exponent) => steps.map((step) => Number(`${step}e${exponent}`)))
      .filter(within);
    if (ticks.length <= most && ticks.length > 0) {
      return ticks;
    }
  }
  const powers = decades(first, last, Math.max(1, Math.ceil((last - first + 1) / most)))
    .map((exponent) => Number(`1e${exponent}`))
    .filter(within);
  return powers.length > 0 ? powers : [Number(Math.sqrt(lowest * highest).toPrecision(2))];
}

function decades(first: number, last: number, every: number): number[] {
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => first + i * every);
}
