import { type ScaleLinear, type ScaleLogarithmic, scaleLinear, scaleLog } from 'd3-scale';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import type { ChartLayout } from './chart.ts';
import type { LossData } from './lossData.ts';
import { type PixelPoint, rightMarginPx, textWidthPx } from './plotArea.ts';
import { thinToPixels } from './thinToPixels.ts';

/** Where everything of the loss chart stands. */
export interface LossLayout extends ChartLayout {
  /** Iterations, from 1, to pixels. */
  readonly x: ScaleLinear<number, number>;
  /** Losses to pixels; clamped, so that 0 stands at the foot. */
  readonly y: ScaleLogarithmic<number, number>;
  readonly line: readonly PixelPoint[];
}

const topPx = 8;
const bottomPx = 24;
const tickEveryPx = 28;

/** Lays the chart out in a box of at least 1 by 1 pixels. */
export function lossLayout(data: LossData, width: number, height: number): LossLayout {
  const plotHeight = Math.max(1, height - topPx - bottomPx);
  const [lowest, highest] = data.extent;
  const y = scaleLog()
    .domain([lowest / 1.25, highest * 1.25])
    .range([topPx + plotHeight, topPx])
    .clamp(true);
  const ticks = lossTicks(lowest / 1.25, highest * 1.25, Math.max(2, Math.floor(plotHeight / tickEveryPx)));
  const labels = ticks.map((loss) => formatNumber(loss));
  const left = Math.ceil(Math.max(28, ...labels.map(textWidthPx))) + 10;
  const plot = {
    left,
    top: topPx,
    width: Math.max(1, width - left - rightMarginPx(data.lastIteration)),
    height: plotHeight,
  };
  const x = scaleLinear()
    .domain([1, Math.max(2, data.lastIteration)])
    .range([left, left + plot.width]);
  return {
    width,
    height,
    plot,
    x,
    y,
    xTicks: x
      .ticks(Math.max(2, plot.width / 130))
      .filter(Number.isInteger)
      .map((iteration) => ({ position: x(iteration), label: formatNumber(iteration) })),
    yTicks: ticks.map((loss, i) => ({ position: y(loss), label: labels[i] })),
    line: thinToPixels(
      data.losses.length,
      (i) => x(data.iterations[i]),
      (i) => y(data.losses[i]),
    ),
  };
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
