import { describe, expect, it } from 'vitest';
import { divergingPalette, heatPixels } from './divergingPalette.ts';

const palette = divergingPalette([255, 0, 0], [20, 20, 20], [0, 0, 255], [255, 255, 255]);

describe('heatPixels', () => {
  it('paints -1, 0 and 1 in the colours of the theme, in the order of the rows', () => {
    const pixels = heatPixels(Float64Array.of(-1, 0, 1, -7), Int32Array.of(0, 1), [1, 0], 1, palette, 1);
    const pixel = (row: number, column: number) => [
      ...pixels.subarray(4 * (2 * row + column), 4 * (2 * row + column) + 4),
    ];
    expect(pixel(0, 0)).toEqual([20, 20, 20, 255]);
    expect(pixel(0, 1)).toEqual([255, 0, 0, 255]);
    expect(pixel(1, 0)).toEqual([255, 0, 0, 255]);
    expect(pixel(1, 1)).toEqual([0, 0, 255, 255]);
  });

  it('goes from one colour to the next in between', () => {
    const [red, , blue] = heatPixels(Float64Array.of(0.5), Int32Array.of(0), [0], 1, palette, 1);
    expect(red).toBeCloseTo(10, -1);
    expect(blue).toBeCloseTo(137, -1);
  });

  it('has its full colour at the limit', () => {
    const pixels = (value: number, limit: number) => [
      ...heatPixels(Float64Array.of(value), Int32Array.of(0), [0], 1, palette, limit),
    ];
    expect(pixels(0.1, 0.2)).toEqual(pixels(0.5, 1));
    expect(pixels(0.3, 0.2)).toEqual(pixels(1, 1));
  });

  it('leaves columns without a state transparent', () => {
    expect([...heatPixels(Float64Array.of(1), Int32Array.of(-1), [0], 1, palette, 1)]).toEqual([0, 0, 0, 0]);
    expect([...heatPixels(Float64Array.of(-1), Int32Array.of(-1), [0], 4, palette, 1)]).toEqual(new Array(16).fill(0));
  });

  it.each([1, 2, 4, 18])('hatches what is below nought, and nothing else, in rows of %i pixels', (rowPx) => {
    const width = 32;
    const columns = new Int32Array(width);
    const pixels = heatPixels(Float64Array.of(-0.6, 0.6, 0), columns, [0, 1, 2], rowPx, palette, 1);
    // As words of its own for each row: how many of its pixels are on a line.
    const linesOf = (row: number) => {
      const ofRow = new Uint32Array(pixels.buffer).subarray(row * rowPx * width, (row + 1) * rowPx * width);
      const counts = new Map<number, number>();
      for (const pixel of ofRow) {
        counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      }
      return [...counts.values()].sort((a, b) => a - b);
    };
    expect(linesOf(0)).toEqual([(rowPx * width) / 4, (3 * rowPx * width) / 4]);
    expect(linesOf(1)).toEqual([rowPx * width]);
    expect(linesOf(2)).toEqual([rowPx * width]);
  });
});
