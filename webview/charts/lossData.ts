import { formatNumber } from '../../src/shared/formatNumber.ts';
import { checkFinite } from './checkFinite.ts';
import type { Readout } from './readout.ts';

/** Losses by iteration, perhaps thinned; both lists are equally long. */
export interface LossSeries {
  /** Increasing, counted from 1. */
  readonly iterations: ArrayLike<number>;
  /** Mean squared errors in network units. */
  readonly losses: ArrayLike<number>;
  /** Where the iteration axis ends: the last one planned or done. */
  readonly lastIteration: number;
}

/** The losses as they are drawn. */
export interface LossData extends LossSeries {
  /** Lowest and highest loss that a logarithmic axis can show; positive. */
  readonly extent: readonly [number, number];
}

/** Makes the chart's data; throws when a loss cannot be drawn. */
export function lossData(series: LossSeries): LossData {
  const { iterations, losses, lastIteration } = series;
  if (iterations.length !== losses.length) {
    throw new Error(`${losses.length} losses for ${iterations.length} iterations`);
  }
  checkFinite('loss', losses);
  checkFinite('iteration', iterations);
  checkFinite('last iteration', [lastIteration]);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (let i = 0; i < losses.length; i++) {
    if (losses[i] < 0) {
      throw new Error(`loss ${i + 1} is negative: ${losses[i]}`);
    }
    // A perfect fit has loss 0, which stands at the foot of a logarithmic axis.
    if (losses[i] > 0) {
      lowest = Math.min(lowest, losses[i]);
      highest = Math.max(highest, losses[i]);
    }
  }
  return { ...series, extent: highest === 0 ? [0.1, 1] : [lowest, highest] };
}

/** The loss at a place of the lists. */
export function lossReadout({ iterations, losses }: LossData, index: number): Readout {
  const loss = losses[index];
  return {
    title: `Iteration ${formatNumber(iterations[index])}`,
    lines: [{ series: 'loss', label: 'loss', value: loss, text: formatNumber(loss) }],
  };
}

/** The chart in words and numbers, for those who do not see it. */
export function lossSummary({ iterations, losses }: LossData): string {
  const last = losses.length - 1;
  if (last < 0) {
    return 'Loss chart: no losses.';
  }
  const lowest = Array.from(losses).reduce((least, loss) => Math.min(least, loss));
  return `Loss chart: from ${formatNumber(losses[0])} at iteration ${formatNumber(iterations[0])} to ${formatNumber(losses[last])} at iteration ${formatNumber(iterations[last])}, lowest ${formatNumber(lowest)}.`;
}
