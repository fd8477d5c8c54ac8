import { splitNumber } from './numbers/writtenNumber.ts';
import { type Cells, sampleOf } from './reading/cells.ts';

/** What a column holds, at a glance. */
export interface ColumnPreview {
  /** Its first values and the last one, as they are written: "110, 106, 125 … 426". */
  readonly values: string;
  /** Its course, as bars of a line's height. */
  readonly picture: string;
}

const shownFirst = 3;
const bars = '▁▂▃▄▅▆▇█';
const mostBars = 24;

/** Previews a column by some of its cells. */
export function columnPreview(cells: Cells): ColumnPreview {
  const sample = sampleOf(cells);
  const first = Array.from({ length: Math.min(shownFirst, cells.count) }, (_, i) => cells.textOf(i));
  const last = cells.count > shownFirst ? ` … ${cells.textOf(cells.count - 1)}` : '';
  return { values: first.join(', ') + last, picture: pictureOf(sample) };
}

function pictureOf(sample: readonly string[]): string {
  const values = sample.map(roughValue).filter(Number.isFinite);
  const lowest = Math.min(...values);
  const span = Math.max(...values) - lowest;
  const count = Math.min(mostBars, values.length);
  return Array.from({ length: count }, (_, bar) => {
    const value = values[Math.round((bar * (values.length - 1)) / Math.max(1, count - 1))];
    const height = span > 0 ? (value - lowest) / span : 0.5;
    return bars[Math.min(bars.length - 1, Math.floor(height * bars.length))];
  }).join('');
}

/** Good enough for a picture: the last mark is taken for the decimal one. */
function roughValue(written: string): number {
  const parts = splitNumber(written);
  if (parts === null) {
    return Number.NaN;
  }
  const [whole, decimals] = parts.body.split(/[.,](?=[^.,]*$)/);
  const number = `${whole.replace(/\D/g, '')}.${decimals?.replace(/\D/g, '') ?? ''}`;
  return Number(
    `${parts.sign === '' || parts.sign === '+' ? '' : '-'}${number}${parts.exponent.replace('\u2212', '-')}`,
  );
}
