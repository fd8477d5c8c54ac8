import { maximumHiddenSize, type NetworkShape } from '../model/networkShape.ts';
import { parameterCount, parameterLayout } from '../model/parameterLayout.ts';
import type { AttributeProto, GraphProto, NodeProto, TensorProto } from './onnxMessages.ts';
import { floatValues, integerValues, tensorDimensions } from './tensorValues.ts';

/** A network as it stands in a graph. */
export interface GraphNetwork {
  readonly network: NetworkShape;
  readonly parameters: Float32Array;
}

/** What a network is made of; anything else is not ours to read. */
const networkOperators = ['RNN', 'Squeeze', 'MatMul', 'Gemm', 'Add', 'Constant'];
/** What stands around a network in the files that we write; the metadata says with which numbers. */
const scalingOperators = ['Sub', 'Div', 'Mul'];
/** Far more than any network that can be read has. */
const mostNodes = 64;
const largestDimension = 4 * maximumHiddenSize;

/**
 * Reads the one recurrent layer and its linear head out of a graph: RNN (tanh, forward, one layer, input of one number)
 * and then MatMul and Add, or Gemm. Throws a plain phrase that says what else was found, before allocating anything of a
 * size the file has named. `scaled` allows the nodes that scale the numbers of our own files.
 */
export function readGraph(graph: GraphProto, scaled: boolean): GraphNetwork {
  if (graph.node.length > mostNodes) {
    throw new Error(`it has ${graph.node.length} nodes`);
  }
  if (graph.sparseInitializer.length > 0) {
    throw new Error('it has sparse tensors');
  }
  const operators = new Set(scaled ? [...networkOperators, ...scalingOperators] : networkOperators);
  for (const each of graph.node) {
    checkNode(each, operators);
  }
  const tensors = collectTensors(graph);
  const cells = graph.node.filter((each) => each.opType === 'RNN');
  if (cells.length !== 1) {
    throw new Error(`it has ${cells.length} recurrent layers`);
  }
  const cell = cells[0];
  const network = readCellShape(cell, tensors);
  const layout = parameterLayout(network);
  const parameters = new Float32Array(parameterCount(network));
  const units = network.hiddenSize;
  parameters.set(floatValues(tensorOf(tensors, cell.input[1], [1, units, 1]), units), layout['rnn.weight_ih_l0'].start);
  parameters.set(
    floatValues(tensorOf(tensors, cell.input[2], [1, units, units]), units * units),
    layout['rnn.weight_hh_l0'].start,
  );
  // Without a bias input both biases are zero.
  if ((cell.input[3] ?? '') !== '') {
    parameters.set(
      floatValues(tensorOf(tensors, cell.input[3], [1, 2 * units]), 2 * units),
      layout['rnn.bias_ih_l0'].start,
    );
  }
  const head = readHead(graph, tensors, cell, units);
  parameters.set(head.weight, layout['linear.weight'].start);
  parameters.set(head.bias, layout['linear.bias'].start);
  return { network, parameters };
}

function checkNode(each: NodeProto, operators: ReadonlySet<string>): void {
  if (each.domain !== '' && each.domain !== 'ai.onnx') {
    throw new Error(`it uses the operator "${each.opType}" of "${each.domain}"`);
  }
  if (each.opType === 'LSTM' || each.opType === 'GRU') {
    throw new Error(`it holds ${each.opType === 'LSTM' ? 'an LSTM' : 'a GRU'}`);
  }
  if (!operators.has(each.opType)) {
    throw new Error(`it uses the operator "${each.opType}"`);
  }
  if (each.attribute.some((attribute) => attribute.g.length > 0 || attribute.graphs.length > 0)) {
    throw new Error('it has graphs within its graph');
  }
}

/** Initializers and constants by name. */
function collectTensors(graph: GraphProto): Map<string, TensorProto> {
  const tensors = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  for (const each of graph.node) {
    const value = each.opType === 'Constant' ? attributeOf(each, 'value')?.t : undefined;
    if (value !== undefined) {
      tensors.set(each.output[0] ?? '', value);
    }
  }
  return tensors;
}

function readCellShape(cell: NodeProto, tensors: Map<string, TensorProto>): NetworkShape {
  const allowed = new Set(['activations', 'direction', 'hidden_size', 'layout']);
  const other = cell.attribute.find((attribute) => !allowed.has(attribute.name));
  if (other !== undefined) {
    throw new Error(`its recurrent layer has the attribute "${other.name}"`);
  }
  const activation = attributeOf(cell, 'activations')?.strings.join(', ') ?? 'Tanh';
  if (activation.toLowerCase() !== 'tanh') {
    throw new Error(`its recurrent layer has the activation ${activation}`);
  }
  const direction = attributeOf(cell, 'direction');
  if (direction !== undefined && direction.s !== 'forward') {
    throw new Error(`its recurrent layer runs ${direction.s}`);
  }
  if ((attributeOf(cell, 'layout')?.i ?? 0n) !== 0n) {
    throw new Error('its recurrent layer has the batch first');
  }
  if ((cell.input[4] ?? '') !== '') {
    throw new Error('its recurrent layer takes sequence lengths');
  }
  const hidden = tensors.get(cell.input[2] ?? '');
  const units = hidden === undefined ? Number.NaN : tensorDimensions(hidden, largestDimension)[1];
  const named = attributeOf(cell, 'hidden_size')?.i;
  if (!(units >= 1 && units <= maximumHiddenSize) || (named !== undefined && named !== BigInt(units))) {
    throw new Error(`its hidden size is ${named ?? units}, where 1 to ${maximumHiddenSize} can be read`);
  }
  return { cell: 'rnn', hiddenSize: units };
}

/** Follows the recurrent layer's output through Squeeze to the linear head. */
function readHead(graph: GraphProto, tensors: Map<string, TensorProto>, cell: NodeProto, units: number) {
  const squeeze = consumerOf(graph, cell.output[0], ['Squeeze']);
  const axes = attributeOf(squeeze, 'axes')?.ints ?? axesInput(squeeze, tensors);
  if (axes.length !== 1 || axes[0] !== 1n) {
    throw new Error('its recurrent layer is followed by something else than a linear head');
  }
  const product = consumerOf(graph, squeeze.output[0], ['MatMul', 'Gemm']);
  if (product.opType === 'Gemm') {
    const transposed = (attributeOf(product, 'transB')?.i ?? 0n) === 1n;
    const plain = ['alpha', 'beta'].every((name) => (attributeOf(product, name)?.f ?? 1) === 1);
    if (!plain || (attributeOf(product, 'transA')?.i ?? 0n) !== 0n) {
      throw new Error('its linear head is scaled or transposed');
    }
    return {
      weight: floatValues(tensorOf(tensors, product.input[1], transposed ? [1, units] : [units, 1]), units),
      bias: floatValues(tensorOf(tensors, product.input[2], [1]), 1),
    };
  }
  const weight = floatValues(tensorOf(tensors, product.input[1], [units, 1]), units);
  const sum = consumerOf(graph, product.output[0], ['Add']);
  const bias = sum.input.find((name) => name !== product.output[0]);
  return { weight, bias: floatValues(tensorOf(tensors, bias, [1]), 1) };
}

function axesInput(squeeze: NodeProto, tensors: Map<string, TensorProto>): bigint[] {
  const axes = tensors.get(squeeze.input[1] ?? '');
  return axes === undefined ? [] : integerValues(axes, 4);
}

function consumerOf(graph: GraphProto, name: string | undefined, operators: readonly string[]): NodeProto {
  const consumers = graph.node.filter((each) => name !== undefined && each.input.includes(name));
  if (consumers.length !== 1 || !operators.includes(consumers[0].opType)) {
    throw new Error('its recurrent layer is followed by something else than a linear head');
  }
  return consumers[0];
}

/** A constant of exactly these dimensions. */
function tensorOf(
  tensors: Map<string, TensorProto>,
  name: string | undefined,
  expected: readonly number[],
): TensorProto {
  const tensor = tensors.get(name ?? '');
  if (tensor === undefined) {
    throw new Error(`its weights "${name ?? ''}" are not in the file`);
  }
  const actual = tensorDimensions(tensor, largestDimension);
  if (actual.join() !== expected.join()) {
    throw new Error(
      `its weights "${tensor.name}" are [${actual.join(', ')}], where [${expected.join(', ')}] were expected`,
    );
  }
  return tensor;
}

function attributeOf(each: NodeProto, name: string): AttributeProto | undefined {
  return each.attribute.find((attribute) => attribute.name === name);
}
