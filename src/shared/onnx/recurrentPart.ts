import type { NetworkShape } from '../model/networkShape.ts';
import { gateCount } from '../model/networkShape.ts';
import { type ParameterName, parameterLayout } from '../model/parameterLayout.ts';
import { cellNode, stateNames } from './cellNode.ts';
import { toOnnxGates } from './gateOrder.ts';
import { floatTensor, integerTensor, node } from './graphParts.ts';
import type { NodeProto, TensorProto } from './onnxMessages.ts';

/** Some nodes of a graph and the constants they read. */
export interface GraphPart {
  readonly nodes: readonly NodeProto[];
  readonly initializers: readonly TensorProto[];
}

/**
 * The network itself, `x [time, batch, I]` and `h_0 [1, batch, H]` to `y [time, batch, O]` and `h_n [1, batch, H]`, for
 * an LSTM `c_0` and `c_n` as well: node for node what PyTorch's exporter writes for `nn.RNN`, `nn.GRU` or `nn.LSTM` and
 * `nn.Linear` (the layer, Squeeze, MatMul, Add).
 */
export function recurrentPart(network: NetworkShape, parameters: Float32Array, x: string, y: string): GraphPart {
  const layout = parameterLayout(network);
  const { cell, hiddenSize: units, inputSize, outputSize } = network;
  const rows = gateCount(cell) * units;
  const values = (name: ParameterName) => parameters.subarray(layout[name].start, layout[name].end);
  const ordered = (name: ParameterName) => toOnnxGates(cell, values(name));
  const names = { inputWeights: 'rnn.weight_ih', hiddenWeights: 'rnn.weight_hh', bias: 'rnn.bias' };
  return {
    nodes: [
      cellNode(
        cell,
        units,
        { x, ...names, states: stateNames(cell).map((name) => `${name}_0`) },
        'rnn.output',
        stateNames(cell).map((name) => `${name}_n`),
      ),
      node('Squeeze', ['rnn.output', 'rnn.direction_axis'], ['rnn.hidden']),
      node('MatMul', ['rnn.hidden', 'linear.weight'], ['linear.product']),
      node('Add', ['linear.bias', 'linear.product'], [y]),
    ],
    initializers: [
      floatTensor(names.inputWeights, [1, rows, inputSize], ordered('rnn.weight_ih_l0')),
      floatTensor(names.hiddenWeights, [1, rows, units], ordered('rnn.weight_hh_l0')),
      floatTensor(names.bias, [1, 2 * rows], [...ordered('rnn.bias_ih_l0'), ...ordered('rnn.bias_hh_l0')]),
      integerTensor('rnn.direction_axis', [1]),
      floatTensor('linear.weight', [units, outputSize], transposed(values('linear.weight'), outputSize)),
      floatTensor('linear.bias', [outputSize], values('linear.bias')),
    ],
  };
}

/** A row-major matrix of so many rows, with rows and columns exchanged: PyTorch keeps `[O, H]`, the product wants `[H, O]`. */
export function transposed(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  return Float32Array.from(matrix, (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)]);
}
