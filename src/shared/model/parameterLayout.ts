import type { NetworkShape } from './networkShape.ts';

/** Where one named parameter stands in the flat parameter vector; row-major, as PyTorch flattens it. */
export interface ParameterSlot {
  readonly name: ParameterName;
  /** Rows and columns of a matrix, or the length of a vector. */
  readonly dimensions: readonly number[];
  /** First element and one past the last: half-open. */
  readonly start: number;
  readonly end: number;
}

/** PyTorch's names of the parameters of a one-layer recurrent network with a linear head. */
export type ParameterName =
  | 'rnn.weight_ih_l0'
  | 'rnn.weight_hh_l0'
  | 'rnn.bias_ih_l0'
  | 'rnn.bias_hh_l0'
  | 'linear.weight'
  | 'linear.bias';

/** The slots of all parameters in PyTorch's order: `[H, 1]`, `[H, H]`, `[H]`, `[H]`, `[1, H]`, `[1]`. */
export function parameterLayout(shape: NetworkShape): Record<ParameterName, ParameterSlot> {
  const hidden = shape.hiddenSize;
  let start = 0;
  const slot = (name: ParameterName, ...dimensions: number[]): ParameterSlot => {
    const size = dimensions.reduce((product, dimension) => product * dimension, 1);
    const placed = { name, dimensions, start, end: start + size };
    start += size;
    return placed;
  };
  return {
    'rnn.weight_ih_l0': slot('rnn.weight_ih_l0', hidden, 1),
    'rnn.weight_hh_l0': slot('rnn.weight_hh_l0', hidden, hidden),
    'rnn.bias_ih_l0': slot('rnn.bias_ih_l0', hidden),
    'rnn.bias_hh_l0': slot('rnn.bias_hh_l0', hidden),
    'linear.weight': slot('linear.weight', 1, hidden),
    'linear.bias': slot('linear.bias', 1),
  };
}

/** How many numbers the network has: 193 for the tutorial's. */
export function parameterCount(shape: NetworkShape): number {
  return parameterLayout(shape)['linear.bias'].end;
}
