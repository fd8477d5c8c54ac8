import type { GraphTensors } from './graphTensors.ts';
import { attributeOf } from './graphTensors.ts';
import type { GraphProto, NodeProto } from './onnxMessages.ts';
import { floatValues } from './tensorValues.ts';

/** What PyTorch's exporter makes the zeros of a first state with, for as many series as come. */
export const stateOperators = ['Shape', 'Gather', 'Unsqueeze', 'Concat', 'ConstantOfShape', 'Expand'];

/** Where a first state comes from: an input of the graph (its name), or zeros (the nodes that make them). */
export interface FirstState {
  readonly input: string | null;
  readonly nodes: readonly NodeProto[];
}

/**
 * Finds out what a recurrent layer of so many units starts from. Throws a plain phrase unless that is an input of the
 * graph, absent, or zero.
 */
export function readFirstState(name: string, graph: GraphProto, tensors: GraphTensors, units: number): FirstState {
  if (name === '') {
    return { input: null, nodes: [] };
  }
  if (tensors.has(name)) {
    // Exporters write the zeros of a network that was called without a hidden state.
    const batch = tensors.dimensions(name)[1] ?? 0;
    expectZeros(floatValues(tensors.expect(name, [1, batch, units]), batch * units));
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
