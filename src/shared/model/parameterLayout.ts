import { gateCount, layerCount, type NetworkShape } from './networkShape.ts';

/** Where one parameter stands in the flat parameter vector; row-major, as PyTorch flattens it. */
export interface ParameterSlot {
  /** Rows and columns of a matrix, or the length of a vector. */
  readonly dimensions: readonly number[];
  /** First element and one past the last: half-open. */
  readonly start: number;
  readonly end: number;
}

/** PyTorch's names of the parameters that every network has: its first recurrent layer and its linear head. */
export type ParameterName =
  | 'rnn.weight_ih_l0'
  | 'rnn.weight_hh_l0'
  | 'rnn.bias_ih_l0'
  | 'rnn.bias_hh_l0'
  | 'linear.weight'
  | 'linear.bias';

/** PyTorch's names of the parameters of a second recurrent layer. */
export type SecondLayerName = 'rnn.weight_ih_l1' | 'rnn.weight_hh_l1' | 'rnn.bias_ih_l1' | 'rnn.bias_hh_l1';

/** The slots of one recurrent layer: `[G H, I]` (above the first layer `[G H, H]`), `[G H, H]`, `[G H]`, `[G H]`. */
export interface LayerSlots {
  readonly inputWeights: ParameterSlot;
  readonly hiddenWeights: ParameterSlot;
  readonly inputBias: ParameterSlot;
  readonly hiddenBias: ParameterSlot;
}

/** The slots of the recurrent layers, the lowest first; their rows stand gate by gate as `gateCount` says. */
export function layerSlots(shape: NetworkShape): LayerSlots[] {
  const { hiddenSize: units, inputSize } = shape;
  const rows = gateCount(shape.cell) * units;
  let start = 0;
  const slot = (...dimensions: number[]): ParameterSlot => {
    const placed = slotAt(start, dimensions);
    start = placed.end;
    return placed;
  };
  return Array.from({ length: layerCount(shape) }, (_, layer) => ({
    inputWeights: slot(rows, layer === 0 ? inputSize : units),
    hiddenWeights: slot(rows, units),
    inputBias: slot(rows),
    hiddenBias: slot(rows),
  }));
}

/** The slots of all parameters in PyTorch's order: layer by layer (`LayerSlots`), then the head's `[O, H]` and `[O]`. */
export function parameterLayout(
  shape: NetworkShape,
): Record<ParameterName, ParameterSlot> & Partial<Record<SecondLayerName, ParameterSlot>> {
  const { hiddenSize, outputSize } = shape;
  const layers = layerSlots(shape);
  const [first, second] = layers;
  const weight = slotAt(layers[layers.length - 1].hiddenBias.end, [outputSize, hiddenSize]);
  return {
    'rnn.weight_ih_l0': first.inputWeights,
    'rnn.weight_hh_l0': first.hiddenWeights,
    'rnn.bias_ih_l0': first.inputBias,
    'rnn.bias_hh_l0': first.hiddenBias,
    ...(layers.length === 1
      ? {}
      : {
          'rnn.weight_ih_l1': second.inputWeights,
          'rnn.weight_hh_l1': second.hiddenWeights,
          'rnn.bias_ih_l1': second.inputBias,
          'rnn.bias_hh_l1': second.hiddenBias,
        }),
    'linear.weight': weight,
    'linear.bias': slotAt(weight.end, [outputSize]),
  };
}

/** How many numbers the network has: 193 for the tutorial's. */
export function parameterCount(shape: NetworkShape): number {
  return parameterLayout(shape)['linear.bias'].end;
}

function slotAt(start: number, dimensions: readonly number[]): ParameterSlot {
  return { dimensions, start, end: start + dimensions.reduce((product, dimension) => product * dimension, 1) };
}
