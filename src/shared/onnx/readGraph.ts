import { maximumHiddenSize, type NetworkShape, scalarNetwork } from '../model/networkShape.ts';
import { parameterCount, parameterLayout } from '../model/parameterLayout.ts';
import type { Scaling } from '../series/scaling.ts';
import { GraphPath } from './graphPath.ts';
import type { AttributeProto, GraphProto, NodeProto, TensorProto } from './onnxMessages.ts';
import { quoted } from './quoted.ts';
import { isScaled } from './scalingPart.ts';
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

const otherHead = 'its recurrent layer is followed by something else than a linear head';
const otherScaling = 'its scaling is not the one that it says of itself';

/**
 * Reads the one recurrent layer and its linear head out of a graph: RNN (tanh, forward, one layer, input of one number)
 * and then MatMul and Add, or Gemm, with nothing before, between or after but the nodes of `scaling` where that is not
 * the identity. Throws a plain phrase that says what else was found, before allocating anything of a size the file has
 * named.
 */
export function readGraph(graph: GraphProto, scaling: Scaling): GraphNetwork {
  const scaled = isScaled(scaling);
  const cell = checkNodes(graph, scaled);
  const tensors = collectTensors(graph);
  const network = readCellShape(cell, tensors);
  const units = network.hiddenSize;
  checkFirstState(cell, graph, tensors, units);

  const path = new GraphPath(graph, tensors, cell.input[5] ?? '');
  if (scaled) {
    checkConstant(tensors, path.takeWithConstant(['Sub'], otherScaling), scaling.offset);
    checkConstant(tensors, path.takeWithConstant(['Div'], otherScaling), scaling.scale);
  }
  path.take(['RNN'], 'its numbers do not go straight into its recurrent layer');
  const head = readHead(path, tensors, units);
  if (scaled) {
    checkConstant(tensors, path.takeWithConstant(['Mul'], otherScaling), scaling.scale);
    checkConstant(tensors, path.takeWithConstant(['Add'], otherScaling), scaling.offset);
  }
  path.finish('it does more than run one recurrent layer and one linear head');

  const layout = parameterLayout(network);
  const parameters = new Float32Array(parameterCount(network));
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
  parameters.set(head.weight, layout['linear.weight'].start);
  parameters.set(head.bias, layout['linear.bias'].start);
  return { network, parameters };
}

/** Refuses whatever cannot be part of the network; returns the one recurrent layer. */
function checkNodes(graph: GraphProto, scaled: boolean): NodeProto {
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
  const cells = graph.node.filter((each) => each.opType === 'RNN');
  if (cells.length !== 1) {
    throw new Error(`it has ${cells.length} recurrent layers`);
  }
  return cells[0];
}

function checkNode(each: NodeProto, operators: ReadonlySet<string>): void {
  if (each.domain !== '' && each.domain !== 'ai.onnx') {
    throw new Error(`it uses the operator ${quoted(each.opType)} of ${quoted(each.domain)}`);
  }
  if (each.opType === 'LSTM' || each.opType === 'GRU') {
    throw new Error(`it holds ${each.opType === 'LSTM' ? 'an LSTM' : 'a GRU'}`);
  }
  if (!operators.has(each.opType)) {
    throw new Error(`it uses the operator ${quoted(each.opType)}`);
  }
  if (each.attribute.some((attribute) => attribute.g.length > 0 || attribute.graphs.length > 0)) {
    throw new Error('it has graphs within its graph');
  }
}

/** Initializers and constants by name. */
function collectTensors(graph: GraphProto): Map<string, TensorProto> {
  const tensors = new Map<string, TensorProto>();
  const add = (name: string, tensor: TensorProto) => {
    if (tensors.has(name)) {
      throw new Error(`it has two tensors ${quoted(name)}`);
    }
    tensors.set(name, tensor);
  };
  for (const tensor of graph.initializer) {
    add(tensor.name, tensor);
  }
  for (const each of graph.node) {
    const value = each.opType === 'Constant' ? attributeOf(each, 'value')?.t : undefined;
    if (value !== undefined) {
      add(each.output[0] ?? '', value);
    }
  }
  return tensors;
}

function readCellShape(cell: NodeProto, tensors: Map<string, TensorProto>): NetworkShape {
  const allowed = new Set(['activations', 'direction', 'hidden_size', 'layout']);
  const other = cell.attribute.find((attribute) => !allowed.has(attribute.name));
  if (other !== undefined) {
    throw new Error(`its recurrent layer has the attribute ${quoted(other.name)}`);
  }
  const activation = attributeOf(cell, 'activations')?.strings.join(', ') ?? 'Tanh';
  if (activation.toLowerCase() !== 'tanh') {
    throw new Error(`its recurrent layer has the activation ${quoted(activation)}`);
  }
  const direction = attributeOf(cell, 'direction');
  if (direction !== undefined && direction.s !== 'forward') {
    throw new Error(`its recurrent layer runs ${quoted(direction.s)}`);
  }
  if ((attributeOf(cell, 'layout')?.i ?? 0n) !== 0n) {
    throw new Error('its recurrent layer has the batch first');
  }
  if ((cell.input[4] ?? '') !== '') {
    throw new Error('its recurrent layer takes sequence lengths');
  }
  const hidden = tensors.get(cell.input[2] ?? '');
  if (hidden === undefined) {
    throw new Error(`its weights ${quoted(cell.input[2] ?? '')} are not in the file`);
  }
  const units = tensorDimensions(hidden, largestDimension)[1] ?? 0;
  if (units < 1 || units > maximumHiddenSize) {
    throw new Error(`its hidden size is ${units}, where 1 to ${maximumHiddenSize} can be read`);
  }
  const named = attributeOf(cell, 'hidden_size')?.i;
  if (named !== undefined && named !== BigInt(units)) {
    throw new Error(`its hidden size is said to be ${named}, but its weights are for ${units}`);
  }
  return scalarNetwork(units);
}

/** The hidden state starts as an input of the graph, or as zero. */
function checkFirstState(cell: NodeProto, graph: GraphProto, tensors: Map<string, TensorProto>, units: number): void {
  const name = cell.input[5] ?? '';
  const constant = tensors.get(name);
  if (constant !== undefined) {
    // Exporters write the zeros of a network that was called without a hidden state.
    const values = floatValues(tensorOf(tensors, name, [1, 1, units]), units);
    if (values.some((value) => value !== 0)) {
      throw new Error('its recurrent layer starts from a hidden state of its own');
    }
  } else if (name !== '' && !graph.input.some((input) => input.name === name)) {
    throw new Error('its hidden state does not come from outside');
  }
}

/** The scaling in the graph must be what the file says of itself, which is what will be used. */
function checkConstant(tensors: Map<string, TensorProto>, name: string, expected: number): void {
  if (floatValues(tensorOf(tensors, name, [1]), 1)[0] !== Math.fround(expected)) {
    throw new Error(otherScaling);
  }
}

/** Follows the recurrent layer's output through Squeeze to the linear head. */
function readHead(path: GraphPath, tensors: Map<string, TensorProto>, units: number) {
  const squeeze = path.take(['Squeeze'], otherHead);
  const axes = attributeOf(squeeze, 'axes')?.ints ?? axesInput(squeeze, tensors);
  if (axes.length !== 1 || axes[0] !== 1n) {
    throw new Error(otherHead);
  }
  const product = path.take(['MatMul', 'Gemm'], otherHead);
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
  const bias = path.takeWithConstant(['Add'], otherHead);
  return { weight, bias: floatValues(tensorOf(tensors, bias, [1]), 1) };
}

function axesInput(squeeze: NodeProto, tensors: Map<string, TensorProto>): bigint[] {
  const axes = tensors.get(squeeze.input[1] ?? '');
  return axes === undefined ? [] : integerValues(axes, 4);
}

/** A constant of exactly these dimensions. */
function tensorOf(
  tensors: Map<string, TensorProto>,
  name: string | undefined,
  expected: readonly number[],
): TensorProto {
  const tensor = tensors.get(name ?? '');
  if (tensor === undefined) {
    throw new Error(`its weights ${quoted(name ?? '')} are not in the file`);
  }
  const actual = tensorDimensions(tensor, largestDimension);
  if (actual.join() !== expected.join()) {
    throw new Error(
      `its weights ${quoted(tensor.name)} are [${actual.join(', ')}], where [${expected.join(', ')}] were expected`,
    );
  }
  return tensor;
}

function attributeOf(each: NodeProto, name: string): AttributeProto | undefined {
  return each.attribute.find((attribute) => attribute.name === name);
}
