import { formatExactly } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';
import { cellName, maximumHiddenSize, maximumLayers, type NetworkShape } from '../model/networkShape.ts';
import { layerSlots, parameterCount, parameterLayout } from '../model/parameterLayout.ts';
import type { Scaling } from '../series/scaling.ts';
import { readFirstState, stateOperators } from './firstState.ts';
import { GraphPath } from './graphPath.ts';
import { attributeOf, GraphTensors } from './graphTensors.ts';
import { lastStateNodes } from './lastStates.ts';
import type { GraphProto, NodeProto } from './onnxMessages.ts';
import { quoted } from './quoted.ts';
import { type CellShape, cellOperators, readCellShape, readCellWeights } from './readCell.ts';
import { transposed } from './recurrentPart.ts';
import { isScaled } from './scalingPart.ts';
import { floatValues, integerValues } from './tensorValues.ts';

/** A network as it stands in a graph. */
export interface GraphNetwork {
  readonly network: NetworkShape;
  readonly parameters: Float32Array;
}

/** What a network is made of; anything else is not ours to read. */
const networkOperators = [
  ...Object.keys(cellOperators),
  ...stateOperators,
  ...['Squeeze', 'Transpose', 'MatMul', 'Gemm', 'Add', 'Constant'],
];
/** What stands around a network in the files that we write; the metadata says with which numbers. */
const scalingOperators = ['Sub', 'Div', 'Mul'];
/** Far more than any network that can be read has. */
const mostNodes = 64;
/** Numbers out that can be read. */
const mostOutputs = maximumHiddenSize;

const otherInput = translate('its numbers do not go straight into its recurrent layer');
const otherHead = translate('its recurrent layer is followed by something else than a linear head');
const otherScaling = translate('its scaling is not the one that it says of itself');

/**
 * Reads the one or two recurrent layers and their linear head out of a graph: RNN, GRU or LSTM as PyTorch has them (forward,
 * all of one size) and then MatMul and Add, or Gemm, with nothing before, between or after but a change of batch and time,
 * and the nodes of `scaling` where that is not the identity. Throws a plain phrase that says what else was found, before
 * allocating anything of a size the file has named.
 */
export function readGraph(graph: GraphProto, scaling: Scaling): GraphNetwork {
  const scaled = isScaled(scaling);
  const cells = checkNodes(graph, scaled);
  const tensors = new GraphTensors(graph);
  const shapes = cells.map((cell) => readCellShape(cell, tensors));
  checkLayers(shapes);
  const [{ hiddenSize: units }] = shapes;
  const states = cells.flatMap((cell, layer) =>
    cell.input.slice(5, 7).map((name) => readFirstState(name, graph, tensors, { units, layer, layers: cells.length })),
  );

  const path = new GraphPath(
    graph,
    tensors,
    states.map((state) => state.input).filter((name) => name !== null),
    new Set([...states.flatMap((state) => state.nodes), ...lastStateNodes(graph, cells)]),
  );
  if (scaled) {
    checkConstant(tensors, path.takeWithConstant(['Sub'], otherScaling), scaling.offset);
    checkConstant(tensors, path.takeWithConstant(['Div'], otherScaling), scaling.scale);
  }
  const batchFirst = path.leadsTo('Transpose');
  if (batchFirst) {
    takeExchange(path);
  }
  for (const cell of cells) {
    if (path.take([cell.opType], otherInput) !== cell) {
      throw new Error(otherInput);
    }
    takeSqueeze(path, tensors);
  }
  if (batchFirst) {
    takeExchange(path);
  }
  const head = readHead(path, tensors, units);
  if (scaled) {
    checkConstant(tensors, path.takeWithConstant(['Mul'], otherScaling), scaling.scale);
    checkConstant(tensors, path.takeWithConstant(['Add'], otherScaling), scaling.offset);
  }
  path.finish(translate('it does more than run its recurrent layers and one linear head'));

  const network: NetworkShape = {
    ...shapes[0],
    outputSize: head.bias.length,
    ...(cells.length === 1 ? {} : { layers: cells.length }),
  };
  const layout = parameterLayout(network);
  const parameters = new Float32Array(parameterCount(network));
  const slots = layerSlots(network);
  for (const [layer, cell] of cells.entries()) {
    readCellWeights(cell, shapes[layer], slots[layer], tensors, parameters);
  }
  parameters.set(head.weight, layout['linear.weight'].start);
  parameters.set(head.bias, layout['linear.bias'].start);
  return { network, parameters };
}

/** Refuses whatever cannot be part of the network; returns the recurrent layers, each before those that read it. */
function checkNodes(graph: GraphProto, scaled: boolean): NodeProto[] {
  if (graph.node.length > mostNodes) {
    throw new Error(translate('it has {0} nodes', formatExactly(graph.node.length)));
  }
  if (graph.sparseInitializer.length > 0) {
    throw new Error(translate('it has sparse tensors'));
  }
  const cells = graph.node.filter((each) => Object.hasOwn(cellOperators, each.opType));
  if (cells.length > maximumLayers) {
    throw new Error(
      translate(
        'it has {0} recurrent layers, where 1 or {1} can be read',
        formatExactly(cells.length),
        formatExactly(maximumLayers),
      ),
    );
  }
  const operators = new Set(scaled ? [...networkOperators, ...scalingOperators] : networkOperators);
  for (const each of graph.node) {
    checkNode(each, operators);
  }
  if (cells.length === 0) {
    throw new Error(translate('it has 0 recurrent layers'));
  }
  return cells;
}

/** Refuses layers that are not each as the lowest, reading all of what the one below answers. */
function checkLayers([lowest, ...others]: readonly CellShape[]): void {
  for (const { cell, hiddenSize, inputSize } of others) {
    if (cell !== lowest.cell) {
      throw new Error(
        translate(
          'its recurrent layers are {0} and {1}, where both must be the same',
          cellName(lowest.cell),
          cellName(cell),
        ),
      );
    }
    if (hiddenSize !== lowest.hiddenSize) {
      throw new Error(
        translate(
          'its recurrent layers have {0} and {1} units, where both must have as many',
          formatExactly(lowest.hiddenSize),
          formatExactly(hiddenSize),
        ),
      );
    }
    if (inputSize !== lowest.hiddenSize) {
      throw new Error(
        translate(
          'its second recurrent layer reads {0} numbers a step, where the first answers with {1}',
          formatExactly(inputSize),
          formatExactly(lowest.hiddenSize),
        ),
      );
    }
  }
}

function checkNode(each: NodeProto, operators: ReadonlySet<string>): void {
  if (each.domain !== '' && each.domain !== 'ai.onnx') {
    throw new Error(translate('it uses the operator {0} of {1}', quoted(each.opType), quoted(each.domain)));
  }
  if (!operators.has(each.opType)) {
    throw new Error(translate('it uses the operator {0}', quoted(each.opType)));
  }
  if (each.attribute.some((attribute) => attribute.g.length > 0 || attribute.graphs.length > 0)) {
    throw new Error(translate('it has graphs within its graph'));
  }
}

/** The scaling in the graph must be what the file says of itself, which is what will be used. */
function checkConstant(tensors: GraphTensors, name: string, expected: number): void {
  if (floatValues(tensors.expect(name, [1]), 1)[0] !== Math.fround(expected)) {
    throw new Error(otherScaling);
  }
}

/** PyTorch's `batch_first`: time and batch change places before the layer and after it. */
function takeExchange(path: GraphPath): void {
  const exchange = path.take(['Transpose'], translate('it has the batch first on one side only'));
  if (attributeOf(exchange, 'perm')?.ints.join() !== '1,0,2') {
    throw new Error(translate('it transposes more than time and batch'));
  }
}

/** Drops the layer's axis of directions, which has the length 1. */
function takeSqueeze(path: GraphPath, tensors: GraphTensors): void {
  const squeeze = path.take(['Squeeze'], otherHead);
  const axes = attributeOf(squeeze, 'axes')?.ints ?? axesInput(squeeze, tensors);
  if (axes.length !== 1 || axes[0] !== 1n) {
    throw new Error(otherHead);
  }
}

/** Reads the linear head: its weights `[O, H]` and bias `[O]`. */
function readHead(path: GraphPath, tensors: GraphTensors, units: number) {
  const product = path.take(['MatMul', 'Gemm'], otherHead);
  const dimensions = tensors.dimensions(product.input[1]);
  const turned = product.opType === 'Gemm' && (attributeOf(product, 'transB')?.i ?? 0n) === 1n;
  const outputs = dimensions[turned ? 0 : 1] ?? 0;
  if (outputs < 1 || outputs > mostOutputs) {
    throw new Error(
      translate(
        'it answers with {0} numbers, where 1 to {1} can be read',
        formatExactly(outputs),
        formatExactly(mostOutputs),
      ),
    );
  }
  if (product.opType === 'Gemm') {
    const plain = ['alpha', 'beta'].every((name) => (attributeOf(product, name)?.f ?? 1) === 1);
    if (!plain || (attributeOf(product, 'transA')?.i ?? 0n) !== 0n) {
      throw new Error(translate('its linear head is scaled or transposed'));
    }
  }
  const stored = floatValues(
    tensors.expect(product.input[1], turned ? [outputs, units] : [units, outputs]),
    units * outputs,
  );
  const bias = product.opType === 'Gemm' ? product.input[2] : path.takeWithConstant(['Add'], otherHead);
  return {
    weight: turned ? stored : transposed(stored, units),
    bias: floatValues(tensors.expect(bias, [outputs]), outputs),
  };
}

function axesInput(squeeze: NodeProto, tensors: GraphTensors): bigint[] {
  const axes = tensors.get(squeeze.input[1] ?? '');
  return axes === undefined ? [] : integerValues(axes, 4);
}
