// TensorFlow.js's packed layout keeps a matrix as texels of two by two values: texel (row, column) holds the values at
// rows `2 row` and `2 row + 1` and columns `2 column` and `2 column + 1`. Programs think in texels of four numbers in a
// row, so whatever is uploaded or read back is brought from one order into the other here.

/** Takes numbers from texel order (four to a texel, row by row) to the order of the matrix `[2 rows, 2 columns]`. */
export function texelsToMatrix(texels: Float32Array, columns: number): Float32Array<ArrayBuffer> {
  const matrix = new Float32Array(texels.length);
  for (let i = 0; i < texels.length; i++) {
    matrix[matrixIndex(i, columns)] = texels[i];
  }
  return matrix;
}

/** Takes numbers from the order of the matrix `[2 rows, 2 columns]` to texel order. */
export function matrixToTexels(matrix: Float32Array, columns: number): Float32Array<ArrayBuffer> {
  const texels = new Float32Array(matrix.length);
  for (let i = 0; i < matrix.length; i++) {
    texels[i] = matrix[matrixIndex(i, columns)];
  }
  return texels;
}

/** Index in the matrix of the number at `index` in texel order; `columns` counts texels. */
function matrixIndex(index: number, columns: number): number {
  const texel = index >> 2;
  const channel = index & 3;
  const row = Math.floor(texel / columns);
  const column = texel - row * columns;
  return (2 * row + (channel >> 1)) * 2 * columns + 2 * column + (channel & 1);
}
