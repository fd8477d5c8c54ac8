import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import type { Tick } from './plotArea.ts';
import type { AxisFrame, StepRange } from './timeFocus.ts';

/** Steps, or whatever else is counted, to pixels along an axis; a single step stands at its left end. */
export function stepScale({ first, last }: StepRange, { left, width }: AxisFrame): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([first, Math.max(first + 1, last)])
    .range([left, left + width]);
}

/** About `count` whole numbers along such an axis. */
export function wholeTicks(scale: ScaleLinear<number, number>, count: number): Tick[] {
  return scale
    .ticks(count)
    .filter(Number.isInteger)
    .map((step) => ({ position: scale(step), label: formatNumber(step) }));
}
