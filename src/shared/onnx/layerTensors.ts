import { type Cell, gateCount, type NetworkShape } from '../model/networkShape.ts';
import type { LayerSlots } from '../model/parameterLayout.ts';
import { fromOnnxGates, toOnnxGates } from './gateOrder.ts';

/** One of the three tensors of a recurrent layer in a file. */
export interface LayerTensor {
  readonly name: string;
  readonly dimensions: readonly number[];
}

/** What is made of each of a recurrent layer's tensors: weights by input, weights by hidden state, both biases. */
export type OfLayer<T> = readonly [inputWeights: T, hiddenWeights: T, bias: T];

/** The tensors of a recurrent layer, the lowest being 0: `[1, G H, I]` (`[1, G H, H]` above), `[1, G H, H]`, `[1, 2 G H]`. */
export function layerTensors(
  { cell, hiddenSize, inputSize }: Pick<NetworkShape, 'cell' | 'hiddenSize' | 'inputSize'>,
  layer: number,
): OfLayer<LayerTensor> {
  const rows = gateCount(cell) * hiddenSize;
  const end = layer === 0 ? '' : `_l${layer}`;
  return [
    { name: `rnn.weight_ih${end}`, dimensions: [1, rows, layer === 0 ? inputSize : hiddenSize] },
    { name: `rnn.weight_hh${end}`, dimensions: [1, rows, hiddenSize] },
    { name: `rnn.bias${end}`, dimensions: [1, 2 * rows] },
  ];
}

/** What stands in a layer's tensors, out of a flat parameter vector. */
export function layerValues(cell: Cell, slots: LayerSlots, parameters: Float32Array): OfLayer<Float32Array> {
  const ordered = (name: keyof LayerSlots) =>
    toOnnxGates(cell, parameters.subarray(slots[name].start, slots[name].end));
  return [
    ordered('inputWeights'),
    ordered('hiddenWeights'),
    Float32Array.of(...ordered('inputBias'), ...ordered('hiddenBias')),
  ];
}

/** Inverse of `layerValues`: copies them to their places in a flat parameter vector. */
export function setLayerValues(
  cell: Cell,
  slots: LayerSlots,
  [inputWeights, hiddenWeights, bias]: OfLayer<Float32Array>,
  parameters: Float32Array,
): void {
  const rows = bias.length / 2;
  parameters.set(fromOnnxGates(cell, inputWeights), slots.inputWeights.start);
  parameters.set(fromOnnxGates(cell, hiddenWeights), slots.hiddenWeights.start);
  parameters.set(fromOnnxGates(cell, bias.subarray(0, rows)), slots.inputBias.start);
  parameters.set(fromOnnxGates(cell, bias.subarray(rows)), slots.hiddenBias.start);
}
