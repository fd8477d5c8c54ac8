import { layerCount, type NetworkShape } from '../model/networkShape.ts';
import { layerSlots, parameterLayout } from '../model/parameterLayout.ts';
import { cellNode, stateNames } from './cellNode.ts';
import { axis } from './graphBuilder.ts';
import { floatTensor, integerTensor, node } from './graphParts.ts';
import { layerTensors, layerValues } from './layerTensors.ts';
import type { NodeProto, TensorProto } from './onnxMessages.ts';

/** Some nodes of a graph and the constants they read. */
export interface GraphPart {
  readonly nodes: readonly NodeProto[];
  readonly initializers: readonly TensorProto[];
}

/**
 * The network itself, `x [time, batch, I]` and `h_0 [layers, batch, H]` to `y [time, batch, O]` and `h_n [layers, batch,
 * H]`, for an LSTM `c_0` and `c_n` as well: node for node what PyTorch's exporter writes for `nn.RNN`, `nn.GRU` or
 * `nn.LSTM` and `nn.Linear` (the layer, Squeeze, MatMul, Add; of several layers each takes its part of the state by Slice
 * and Concat puts them together again).
 */
export function recurrentPart(network: NetworkShape, parameters: Float32Array, x: string, y: string): GraphPart {
  const { 'linear.weight': weight, 'linear.bias': bias } = parameterLayout(network);
  const { cell, hiddenSize: units, outputSize } = network;
  const layers = layerCount(network);
  const nodes: NodeProto[] = [];
  const initializers: TensorProto[] = [];
  const lastStates: string[][] = [];
  let read = x;
  for (const [layer, slots] of layerSlots(network).entries()) {
    const tensors = layerTensors(network, layer);
    const values = layerValues(cell, slots, parameters);
    initializers.push(...tensors.map(({ name, dimensions }, which) => floatTensor(name, dimensions, values[which])));
    const end = layer === 0 ? '' : `_l${layer}`;
    const states = (when: string) => stateNames(cell).map((name) => `${name}_${when}`);
    const first = layers === 1 ? states('0') : states('0').map((name) => `${name}.layer_${layer}`);
    const last = layers === 1 ? states('n') : states('n').map((name) => `${name}.layer_${layer}`);
    if (layers > 1) {
      const place = [`rnn.place_${layer}`, `rnn.place_${layer + 1}`, 'rnn.place_0'];
      nodes.push(...states('0').map((name, which) => node('Slice', [name, ...place], [first[which]])));
    }
    const [inputWeights, hiddenWeights, biases] = tensors.map(({ name }) => name);
    nodes.push(
      cellNode(
        cell,
        units,
        { x: read, inputWeights, hiddenWeights, bias: biases, states: first },
        `rnn.output${end}`,
        last,
      ),
      node('Squeeze', [`rnn.output${end}`, 'rnn.direction_axis'], [`rnn.hidden${end}`]),
    );
    read = `rnn.hidden${end}`;
    lastStates.push(last);
  }
  if (layers > 1) {
    nodes.push(
      ...stateNames(cell).map((name, which) =>
        node(
          'Concat',
          lastStates.map((last) => last[which]),
          [`${name}_n`],
          [axis(0)],
        ),
      ),
    );
    // Where the layers' states begin and end; the first is the axis of layers as well.
    initializers.push(
      ...Array.from({ length: layers + 1 }, (_, place) => integerTensor(`rnn.place_${place}`, [place])),
    );
  }
  nodes.push(
    node('MatMul', [read, 'linear.weight'], ['linear.product']),
    node('Add', ['linear.bias', 'linear.product'], [y]),
  );
  const head = transposed(parameters.subarray(weight.start, weight.end), outputSize);
  initializers.push(
    integerTensor('rnn.direction_axis', [1]),
    floatTensor('linear.weight', [units, outputSize], head),
    floatTensor('linear.bias', [outputSize], parameters.subarray(bias.start, bias.end)),
  );
  return { nodes, initializers };
}

/** A row-major matrix of so many rows, with rows and columns exchanged: PyTorch keeps `[O, H]`, the product wants `[H, O]`. */
export function transposed(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  return Float32Array.from(matrix, (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)]);
}
