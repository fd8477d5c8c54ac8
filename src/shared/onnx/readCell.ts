import { type Cell, gateCount, maximumHiddenSize, type NetworkShape } from '../model/networkShape.ts';
import { parameterLayout } from '../model/parameterLayout.ts';
import { cellActivations } from './cellNode.ts';
import { fromOnnxGates } from './gateOrder.ts';
import { attributeOf, type GraphTensors } from './graphTensors.ts';
import type { NodeProto } from './onnxMessages.ts';
import { quoted } from './quoted.ts';
import { floatValues } from './tensorValues.ts';

/** The operators that are recurrent layers. */
export const cellOperators: Readonly<Record<string, Cell>> = { RNN: 'rnn', GRU: 'gru', LSTM: 'lstm' };

const knownAttributes = ['activations', 'direction', 'hidden_size', 'layout', 'linear_before_reset'];
/** Numbers in and out that can be read. */
const mostInputs = maximumHiddenSize;

/** Reads what a recurrent layer is: cell, units, inputs. Throws a plain phrase for what PyTorch's layers are not. */
export function readCellShape(node: NodeProto, tensors: GraphTensors): Omit<NetworkShape, 'outputSize'> {
  const cell = cellOperators[node.opType];
  const other = node.attribute.find((attribute) => !knownAttributes.includes(attribute.name));
  if (other !== undefined) {
    throw new Error(`its recurrent layer has the attribute ${quoted(other.name)}`);
  }
  checkKind(node, cell);
  const units = tensors.dimensions(node.input[2])[2] ?? 0;
  if (units < 1 || units > maximumHiddenSize) {
    throw new Error(`its hidden size is ${units}, where 1 to ${maximumHiddenSize} can be read`);
  }
  const named = attributeOf(node, 'hidden_size')?.i;
  if (named !== undefined && named !== BigInt(units)) {
    throw new Error(`its hidden size is said to be ${named}, but its weights are for ${units}`);
  }
  const inputSize = tensors.dimensions(node.input[1])[2] ?? 0;
  if (inputSize < 1 || inputSize > mostInputs) {
    throw new Error(`it reads ${inputSize} numbers a step, where 1 to ${mostInputs} can be read`);
  }
  return { cell, hiddenSize: units, inputSize };
}

function checkKind(node: NodeProto, cell: Cell): void {
  const expected = cellActivations[cell].join(', ');
  const activations = attributeOf(node, 'activations')?.strings.join(', ') ?? expected;
  if (activations.toLowerCase() !== expected.toLowerCase()) {
    throw new Error(`its recurrent layer has the activation ${quoted(activations)}`);
  }
  const direction = attributeOf(node, 'direction');
  if (direction !== undefined && direction.s !== 'forward') {
    throw new Error(`its recurrent layer runs ${quoted(direction.s)}`);
  }
  if ((attributeOf(node, 'layout')?.i ?? 0n) !== 0n) {
    throw new Error('its recurrent layer has the batch first');
  }
  if (cell === 'gru' && (attributeOf(node, 'linear_before_reset')?.i ?? 0n) !== 1n) {
    throw new Error('its GRU resets before the product, where PyTorch does so after it');
  }
  if ((node.input[4] ?? '') !== '') {
    throw new Error('its recurrent layer takes sequence lengths');
  }
  if ((node.input[7] ?? '') !== '') {
    throw new Error('its LSTM has peepholes');
  }
}

/** Copies the weights of a recurrent layer to their places in a flat parameter vector. */
export function readCellWeights(
  node: NodeProto,
  network: NetworkShape,
  tensors: GraphTensors,
  parameters: Float32Array,
): void {
  const { cell, hiddenSize, inputSize } = network;
  const layout = parameterLayout(network);
  const rows = gateCount(cell) * hiddenSize;
  const values = (place: number, dimensions: readonly number[]) =>
    floatValues(
      tensors.expect(node.input[place], dimensions),
      dimensions.reduce((product, dimension) => product * dimension, 1),
    );
  parameters.set(fromOnnxGates(cell, values(1, [1, rows, inputSize])), layout['rnn.weight_ih_l0'].start);
  parameters.set(fromOnnxGates(cell, values(2, [1, rows, hiddenSize])), layout['rnn.weight_hh_l0'].start);
  // Without a bias input both biases are zero.
  if ((node.input[3] ?? '') !== '') {
    const bias = values(3, [1, 2 * rows]);
    parameters.set(fromOnnxGates(cell, bias.subarray(0, rows)), layout['rnn.bias_ih_l0'].start);
    parameters.set(fromOnnxGates(cell, bias.subarray(rows)), layout['rnn.bias_hh_l0'].start);
  }
}
