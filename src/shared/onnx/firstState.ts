import type { GraphTensors } from './graphTensors.ts';
import { attributeOf } from './graphTensors.ts';
import type { GraphProto, NodeProto } from './onnxMessages.ts';
import { floatValues, integerValues } from './tensorValues.ts';

/** What PyTorch's exporter makes the zeros of a first state with, for as many series as come. */
export const stateOperators = ['Shape', 'Gather', 'Unsqueeze', 'Concat', 'ConstantOfShape', 'Expand', 'Slice'];

/** Where a first state comes from: an input of the graph (its name) or zeros, and the nodes that it goes through. */
export interface FirstState {
  readonly input: string | null;
  readonly nodes: readonly NodeProto[];
}

/** What a first state is: the units of a layer, and which of how many layers it belongs to. */
export interface StatePlace {
  readonly units: number;
  readonly layer: number;
  readonly layers: number;
}

/**
 * Finds out what a recurrent layer starts from. Throws a plain phrase unless that is an input of the graph, absent, zero,
 * or the layer's part of such a state of all layers.
 */
export function readFirstState(
  name: string,
  graph: GraphProto,
  tensors: GraphTensors,
  { units, layer, layers }: StatePlace,
): FirstState {
  const slice = layers > 1 ? makerOf(name, graph) : undefined;
  if (slice?.opType !== 'Slice') {
    return readWholeState(name, graph, tensors, units, 1);
  }
  // Begin, end, axis.
  const expected = [layer, layer + 1, 0];
  // Before opset 10 these were attributes.
  const places = ['starts', 'ends', 'axes'].map(
    (place, which) => attributeOf(slice, place)?.ints ?? integersOf(slice.input[1 + which], tensors),
  );
  if ((slice.input[4] ?? '') !== '' || places.some((place, which) => place.join() !== `${expected[which]}`)) {
    throw new Error(`its recurrent layer ${layer + 1} starts from another layer's hidden state`);
  }
  const whole = readWholeState(slice.input[0] ?? '', graph, tensors, units, layers);
  return { input: whole.input, nodes: [slice, ...whole.nodes] };
}

function readWholeState(
  name: string,
  graph: GraphProto,
  tensors: GraphTensors,
  units: number,
  layers: number,
): FirstState {
  if (name === '') {
    return { input: null, nodes: [] };
  }
  if (tensors.has(name)) {
    // Exporters write the zeros of a network that was called without a hidden state.
    const batch = tensors.dimensions(name)[1] ?? 0;
    expectZeros(floatValues(tensors.expect(name, [layers, batch, units]), layers * batch * units));
    return { input: null, nodes: [] };
  }
  if (graph.input.some((input) => input.name === name)) {
    return { input: name, nodes: [] };
  }
  const maker = makerOf(name, graph);
  if (maker?.opType === 'ConstantOfShape') {
    const value = attributeOf(maker, 'value')?.t;
    if (value !== undefined) {
      expectZeros(floatValues(value, 1));
    }
  } else if (maker?.opType === 'Expand') {
    const expanded = maker.input[0] ?? '';
    const count = tensors.dimensions(expanded).reduce((product, dimension) => product * dimension, 1);
    expectZeros(floatValues(tensors.expect(expanded, tensors.dimensions(expanded)), count));
  } else {
    throw new Error('its hidden state does not come from outside');
  }
  return { input: null, nodes: ancestors(maker, graph) };
}

function expectZeros(values: Float32Array): void {
  if (values.some((value) => value !== 0)) {
    throw new Error('its recurrent layer starts from a hidden state of its own');
  }
}

function integersOf(name: string | undefined, tensors: GraphTensors): bigint[] {
  const tensor = tensors.get(name ?? '');
  return tensor === undefined ? [] : integerValues(tensor, 1);
}

function makerOf(name: string, graph: GraphProto): NodeProto | undefined {
  return name === '' ? undefined : graph.node.find((each) => each.output.includes(name));
}

/** A node and the nodes that work out the shape it is given. */
function ancestors(last: NodeProto, graph: GraphProto): NodeProto[] {
  const found = new Set<NodeProto>([last]);
  // A set grows while it is walked, and never twice by the same node: a circle ends.
  for (const each of found) {
    for (const name of each.input) {
      const maker = makerOf(name, graph);
      if (maker !== undefined && stateOperators.includes(maker.opType)) {
        found.add(maker);
      }
    }
  }
  return [...found];
}
