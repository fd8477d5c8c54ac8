import type { NetworkShape } from '../model/networkShape.ts';
import { type ParameterName, parameterLayout } from '../model/parameterLayout.ts';
import { floatTensor, integerAttribute, integerTensor, node, stringAttribute, stringsAttribute } from './graphParts.ts';
import type { NodeProto, TensorProto } from './onnxMessages.ts';

/** Some nodes of a graph and the constants they read. */
export interface GraphPart {
  readonly nodes: readonly NodeProto[];
  readonly initializers: readonly TensorProto[];
}

/**
 * The network itself, `x [time, batch, 1]` and `h_0 [1, batch, H]` to `y [time, batch, 1]` and `h_n [1, batch, H]`: node
 * for node what PyTorch's exporter writes for `nn.RNN` and `nn.Linear` (RNN, Squeeze, MatMul, Add).
 */
export function recurrentPart(network: NetworkShape, parameters: Float32Array, x: string, y: string): GraphPart {
  const layout = parameterLayout(network);
  const units = network.hiddenSize;
  const values = (name: ParameterName) => parameters.subarray(layout[name].start, layout[name].end);
  return {
    nodes: [
      node(
        'RNN',
        [x, 'rnn.weight_ih', 'rnn.weight_hh', 'rnn.bias', '', 'h_0'],
        ['rnn.output', 'h_n'],
        [
          stringsAttribute('activations', ['Tanh']),
          stringAttribute('direction', 'forward'),
          integerAttribute('hidden_size', units),
        ],
      ),
      node('Squeeze', ['rnn.output', 'rnn.direction_axis'], ['rnn.hidden']),
      node('MatMul', ['rnn.hidden', 'linear.weight'], ['linear.product']),
      node('Add', ['linear.bias', 'linear.product'], [y]),
    ],
    initializers: [
      floatTensor('rnn.weight_ih', [1, units, 1], values('rnn.weight_ih_l0')),
      floatTensor('rnn.weight_hh', [1, units, units], values('rnn.weight_hh_l0')),
      floatTensor('rnn.bias', [1, 2 * units], [...values('rnn.bias_ih_l0'), ...values('rnn.bias_hh_l0')]),
      integerTensor('rnn.direction_axis', [1]),
      // PyTorch keeps [1, H]; the product wants [H, 1], which is the same numbers in the same order.
      floatTensor('linear.weight', [units, 1], values('linear.weight')),
      floatTensor('linear.bias', [1], values('linear.bias')),
    ],
  };
}
