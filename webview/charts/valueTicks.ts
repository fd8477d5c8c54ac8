import type { ScaleLinear } from 'd3-scale';
import { formatNumber } from '../../src/shared/formatNumber.ts';

/** A place on a value axis and how it is written. */
export interface ValueTick {
  readonly value: number;
  readonly label: string;
}

/** Numbers outside these are written short: "10M", "2e−7". */
const longest = 1e6;
const finest = 1e-4;

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });

/** About `count` round values of a scale's domain, all written with the same number of decimals. */
export function valueTicks(scale: ScaleLinear<number, number>, count: number): ValueTick[] {
  const values = scale.ticks(count);
  const step = values.length < 2 ? Math.abs(values[0] ?? 1) : values[1] - values[0];
  const size = Math.max(...values.map(Math.abs));
  if (size >= longest && step >= size / 1000) {
    return values.map((value) => ({
      value,
      label: size < 1e15 ? compact.format(value).replace('-', '\u2212') : formatNumber(value),
    }));
  }
  const format = step < finest ? (value: number) => formatNumber(value, step / 10) : scale.tickFormat(count);
  return values.map((value) => ({ value, label: format(value) }));
}
