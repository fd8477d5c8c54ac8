import type { PlacedName } from './drawNames.ts';
import { textWidthPx } from './plotArea.ts';

/** Length of the piece of line before a name: room for a whole pattern of dashes and dots. */
export const keyLinePx = 20;
export const keyGapPx = 6;
export const keyRowPx = 16;
const spacingPx = 14;

/** Places names one after the other from `left`, in as many rows as those need that end at `right`, the first from `top` on. */
export function placeKey<Entry extends Pick<PlacedName, 'text'>>(
  entries: readonly Entry[],
  { left, right, top }: { readonly left: number; readonly right: number; readonly top: number },
): { readonly key: (Entry & PlacedName)[]; readonly rows: number } {
  let [x, row] = [left, 0];
  const key = entries.map((entry) => {
    const width = keyLinePx + keyGapPx + textWidthPx(entry.text);
    if (x > left && x + width > right) {
      [x, row] = [left, row + 1];
    }
    const placed = { ...entry, x, y: top + (row + 0.5) * keyRowPx };
    x += width + spacingPx;
    return placed;
  });
  return { key, rows: key.length === 0 ? 0 : row + 1 };
}
