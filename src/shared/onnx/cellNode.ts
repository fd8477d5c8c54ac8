import { type Cell, cellName } from '../model/networkShape.ts';
import { integerAttribute, node, stringAttribute, stringsAttribute } from './graphParts.ts';
import type { AttributeProto, NodeProto } from './onnxMessages.ts';

/** The values that a recurrent layer reads, by name. */
export interface CellInputs {
  /** `[time, batch, I]`. */
  readonly x: string;
  /** `[1, gate * H, I]`, `[1, gate * H, H]` and `[1, 2 * gate * H]`, the gates in ONNX's order. */
  readonly inputWeights: string;
  readonly hiddenWeights: string;
  readonly bias: string;
  /** What the layer starts from, as `stateNames` counts them; each `[1, batch, H]`. */
  readonly states: readonly string[];
}

/** ONNX's activations of the cells as PyTorch has them. */
export const cellActivations: Record<Cell, readonly string[]> = {
  rnn: ['Tanh'],
  gru: ['Sigmoid', 'Tanh'],
  lstm: ['Sigmoid', 'Tanh', 'Tanh'],
};

/** One recurrent layer; answers `output` `[time, 1, batch, H]` and the states after the last step. */
export function cellNode(
  cell: Cell,
  units: number,
  { x, inputWeights, hiddenWeights, bias, states }: CellInputs,
  output: string,
  lastStates: readonly string[],
): NodeProto {
  // Sequence lengths are never given.
  const inputs = [x, inputWeights, hiddenWeights, bias, '', ...states];
  return node(cellName(cell), inputs, [output, ...lastStates], cellAttributes(cell, units));
}

/** The attributes of a recurrent layer: PyTorch's cells are what they say. */
export function cellAttributes(cell: Cell, units: number): AttributeProto[] {
  return [
    stringsAttribute('activations', cellActivations[cell]),
    stringAttribute('direction', 'forward'),
    integerAttribute('hidden_size', units),
    // PyTorch's reset gate comes after the product with the hidden state; ONNX's own default is before.
    ...(cell === 'gru' ? [integerAttribute('linear_before_reset', 1)] : []),
  ];
}

/** What a cell carries from step to step, as PyTorch names it: `h`, and an LSTM's `c`. */
export function stateNames(cell: Cell): readonly string[] {
  return cell === 'lstm' ? ['h', 'c'] : ['h'];
}
