/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Places of a palette from its lower end to its upper one; odd, so that there is a middle. */
const places = 255;

/** Colours for values from -1 to 1, four bytes each: from one end to the other over a middle colour. */
export interface DivergingPalette {
  readonly bytes: Uint8ClampedArray;
}

/** Makes the colours between those of -1, 0 and 1. */
export function divergingPalette(negative: Rgb, zero: Rgb, positive: Rgb): DivergingPalette {
  const bytes = new Uint8ClampedArray(4 * places);
  for (let place = 0; place < places; place++) {
    const value = (2 * place) / (places - 1) - 1;
    const end = value < 0 ? negative : positive;
    for (let channel = 0; channel < 3; channel++) {
      bytes[4 * place + channel] = zero[channel] + Math.abs(value) * (end[channel] - zero[channel]);
    }
    bytes[4 * place + 3] = 255;
  }
  return { bytes };
}

/**
 * The picture of values between `-limit` and `limit`: one pixel a column and unit, row by row in `order`, four bytes each.
 * `values` are `[step, unit]`; `columns` say which step each column shows, -1 for none, which stays transparent.
 */
export function heatPixels(
  values: Float64Array,
  columns: Int32Array,
  order: readonly number[],
  { bytes }: DivergingPalette,
  limit: number,
): Uint8ClampedArray<ArrayBuffer> {
  const units = order.length;
  const pixels = new Uint8ClampedArray(4 * columns.length * units);
  order.forEach((unit, row) => {
    for (let column = 0; column < columns.length; column++) {
      if (columns[column] < 0) {
        continue;
      }
      const value = Math.max(-1, Math.min(1, values[columns[column] * units + unit] / limit));
      const place = 4 * Math.round(((value + 1) / 2) * (places - 1));
      const at = 4 * (row * columns.length + column);
      pixels[at] = bytes[place];
      pixels[at + 1] = bytes[place + 1];
      pixels[at + 2] = bytes[place + 2];
      pixels[at + 3] = 255;
    }
  });
  return pixels;
}
