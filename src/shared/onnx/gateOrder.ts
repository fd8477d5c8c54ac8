import type { Cell } from '../model/networkShape.ts';

/** ONNX's gates in its own order, each as its place in PyTorch's: GRU z, r, h of r, z, n; LSTM i, o, f, c of i, f, g, o. */
const gates: Record<Cell, readonly number[]> = { rnn: [0], gru: [1, 0, 2], lstm: [0, 3, 1, 2] };

/** Rows of a cell's weights or biases `[gate * H, columns]` from PyTorch's order of gates to that of ONNX. */
export function toOnnxGates(cell: Cell, values: Float32Array): Float32Array {
  const size = values.length / gates[cell].length;
  const ordered = new Float32Array(values.length);
  gates[cell].forEach((theirs, ours) => {
    ordered.set(values.subarray(theirs * size, (theirs + 1) * size), ours * size);
  });
  return ordered;
}

/** Inverse of `toOnnxGates`. */
export function fromOnnxGates(cell: Cell, values: Float32Array): Float32Array {
  const size = values.length / gates[cell].length;
  const ordered = new Float32Array(values.length);
  gates[cell].forEach((theirs, ours) => {
    ordered.set(values.subarray(ours * size, (ours + 1) * size), theirs * size);
  });
  return ordered;
}
