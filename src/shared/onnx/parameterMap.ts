import type { Cell } from '../model/networkShape.ts';

/** ONNX's order of the gates, in PyTorch's letters. */
const gates: Record<Cell, readonly string[]> = { rnn: ['h'], gru: ['z', 'r', 'n'], lstm: ['i', 'o', 'f', 'g'] };

/**
 * Which tensor of a file holds which of PyTorch's parameters, for whoever wants to train a network on: the names of the
 * tensors begin with `prefix`; the rows of the first three stand gate by gate in the order of `gates`, and
 * `linear.weight` is transposed.
 */
export function parameterMap(prefix: string, cell: Cell): object {
  return {
    gates: gates[cell],
    tensors: {
      [`${prefix}rnn.weight_ih`]: ['rnn.weight_ih_l0'],
      [`${prefix}rnn.weight_hh`]: ['rnn.weight_hh_l0'],
      [`${prefix}rnn.bias`]: ['rnn.bias_ih_l0', 'rnn.bias_hh_l0'],
      [`${prefix}linear.weight`]: ['linear.weight'],
      [`${prefix}linear.bias`]: ['linear.bias'],
    },
  };
}
