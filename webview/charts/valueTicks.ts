import type { ScaleLinear } from 'd3-scale';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import { numberFormats } from '../../src/shared/l10n/numberFormats.ts';

/** A place on a value axis and how it is written. */
export interface ValueTick {
  readonly value: number;
  readonly label: string;
}

/** Numbers outside these are written short: "10M", "2e−7". */
const longest = 1e6;
const finest = 1e-4;
const compactDigits = 4;

const compact = numberFormats((digits: number) => ({ notation: 'compact', maximumSignificantDigits: digits }));
/** With so many decimals; a zero has no sign. */
const fixed = numberFormats((decimals: number) => ({
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
  signDisplay: 'negative',
}));

/** About `count` round values of a scale's domain, all written with the same number of decimals. */
export function valueTicks(scale: ScaleLinear<number, number>, count: number): ValueTick[] {
  const values = scale.ticks(count);
  const step = values.length < 2 ? Math.abs(values[0] ?? 1) : values[1] - values[0];
  const size = Math.max(...values.map(Math.abs));
  const written = labelOf(size, step);
  return values.map((value) => ({ value, label: written(value).replace('-', '\u2212') }));
}

/** How values of up to `size` are written, `step` apart. */
function labelOf(size: number, step: number): (value: number) => string {
  if (size >= longest && step >= size / 1000) {
    return size < 1e15 ? compact(compactDigits).format : formatNumber;
  }
  return step < finest ? (value) => formatNumber(value, step / 10) : fixed(Math.max(0, -exponentOf(step))).format;
}

/** The power of ten of a step, which may be a rounding error below it. */
function exponentOf(step: number): number {
  return Number(step.toExponential(2).split('e')[1]);
}
