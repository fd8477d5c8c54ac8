import { gateCount, type NetworkShape } from './networkShape.ts';

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

/**
 * The slots of all parameters in PyTorch's order: `[G H, I]`, `[G H, H]`, `[G H]`, `[G H]`, `[O, H]`, `[O]`, the rows of
 * the first four gate by gate as `gateCount` says.
 */
export function parameterLayout(shape: NetworkShape): Record<ParameterName, ParameterSlot> {
  const { hiddenSize: hidden, inputSize: inputs, outputSize: outputs } = shape;
  const rows = gateCount(shape.cell) * hidden;
  let start = 0;
  const slot = (name: ParameterName, ...dimensions: number[]): ParameterSlot => {
    const size = dimensions.reduce((product, dimension) => product * dimension, 1);
    const placed = { name, dimensions, start, end: start + size };
    start += size;
    return placed;
  };
  return {
    'rnn.weight_ih_l0': slot('rnn.weight_ih_l0', rows, inputs),
    'rnn.weight_hh_l0': slot('rnn.weight_hh_l0', rows, hidden),
    'rnn.bias_ih_l0': slot('rnn.bias_ih_l0', rows),
    'rnn.bias_hh_l0': slot('rnn.bias_hh_l0', rows),
    'linear.weight': slot('linear.weight', outputs, hidden),
    'linear.bias': slot('linear.bias', outputs),
  };
}

/** How many numbers the network has: 193 for the tutorial's. */
export function parameterCount(shape: NetworkShape): number {
  return parameterLayout(shape)['linear.bias'].end;
}
