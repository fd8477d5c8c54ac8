import { describe, expect, it } from 'vitest';
import { matrixToTexels, texelsToMatrix } from './texelOrder.ts';

describe('texel order', () => {
  it('is two by two values of the matrix to a texel', () => {
    // Two texels side by side: 0..3 and 4..7.
    expect([...texelsToMatrix(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), 2)]).toEqual([0, 1, 4, 5, 2, 3, 6, 7]);
  });

  it.each([
    [1, 1],
    [3, 1],
    [1, 5],
    [4, 7],
  ])('comes back from the matrix of %i by %i texels', (rows, columns) => {
    const texels = Float32Array.from({ length: 4 * rows * columns }, (_, i) => i);
    expect(matrixToTexels(texelsToMatrix(texels, columns), columns)).toEqual(texels);
  });
});
