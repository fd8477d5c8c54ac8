/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Places of a palette from its lower end to its upper one; odd, so that there is a middle. */
const places = 255;
const nought = (places - 1) / 2;
/** A hatching's lines are so far from each other, and one pixel wide. */
const hatchPx = 4;
/** How much of a line's colour there is at -1. */
const strongestHatch = 0.9;
/** From this size of a value on its lines are as strong as they get: nearer to nothing, its sign matters less. */
const plainlyBelow = 0.5;

/** Colours for values from -1 to 1, four bytes each: from one end to the other over a middle colour. */
export interface DivergingPalette {
  readonly colours: Uint32Array;
  /** The same on the lines of the hatching, which is on values below nought. */
  readonly hatching: Uint32Array;
}

/** Makes the colours between those of -1, 0 and 1; values below 0 are hatched by lines of a fourth. */
export function divergingPalette(negative: Rgb, zero: Rgb, positive: Rgb, line: Rgb): DivergingPalette {
  const [colours, hatching] = [new Uint8ClampedArray(4 * places), new Uint8ClampedArray(4 * places)];
  for (let place = 0; place < places; place++) {
    const value = (place - nought) / nought;
    const end = value < 0 ? negative : positive;
    const share = strongestHatch * Math.min(1, Math.max(0, -value) / plainlyBelow);
    for (let channel = 0; channel < 3; channel++) {
      const colour = zero[channel] + Math.abs(value) * (end[channel] - zero[channel]);
      colours[4 * place + channel] = colour;
      hatching[4 * place + channel] = colour + share * (line[channel] - colour);
    }
    colours[4 * place + 3] = 255;
    hatching[4 * place + 3] = 255;
  }
  return { colours: new Uint32Array(colours.buffer), hatching: new Uint32Array(hatching.buffer) };
}

/**
 * The picture of values between `-limit` and `limit`, four bytes a pixel: one column of pixels a column, and under each other, in `order`,
 * rows of `rowPx` pixels for the units, hatched where values are below nought. `values` are `[step, unit]`; `columns` say which
 * step each column shows, -1 for none, which stays transparent.
 */
export function heatPixels(
  values: Float64Array,
  columns: Int32Array,
  order: readonly number[],
  rowPx: number,
  { colours, hatching }: DivergingPalette,
  limit: number,
): Uint8ClampedArray<ArrayBuffer> {
  const units = order.length;
  const width = columns.length;
  const pixels = new Uint32Array(width * units * rowPx);
  const places = new Int16Array(width);
  const line = new Uint32Array(width);
  order.forEach((unit, row) => {
    let [place, colour, shown] = [-1, 0, -1];
    for (let column = 0; column < width; column++) {
      const step = columns[column];
      // Several columns in a row show the same step, where there is room for them.
      if (step !== shown) {
        place = step < 0 ? -1 : placeOf(values[step * units + unit] / limit);
        colour = step < 0 ? 0 : colours[place];
        shown = step;
      }
      places[column] = place;
      line[column] = colour;
    }
    for (let y = row * rowPx; y < (row + 1) * rowPx; y++) {
      pixels.set(line, y * width);
      for (let column = hatchPx - 1 - (y % hatchPx); column < width; column += hatchPx) {
        if (places[column] >= 0 && places[column] < nought) {
          pixels[y * width + column] = hatching[places[column]];
        }
      }
    }
  });
  return new Uint8ClampedArray(pixels.buffer);
}

function placeOf(value: number): number {
  return Math.round((Math.max(-1, Math.min(1, value)) + 1) * nought);
}
