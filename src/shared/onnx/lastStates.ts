import { attributeOf } from './graphTensors.ts';
import type { GraphProto, NodeProto } from './onnxMessages.ts';

/** The nodes that put the last states of several recurrent layers together, layer after layer, as PyTorch's exporter does. */
export function lastStateNodes(graph: GraphProto, cells: readonly NodeProto[]): NodeProto[] {
  if (cells.length === 1) {
    return [];
  }
  // After its output a layer has its hidden state, and an LSTM its cell state.
  const states = [1, 2].map((place) => cells.map(({ output }) => output[place] ?? ''));
  return graph.node.filter(
    (each) =>
      each.opType === 'Concat' &&
      (attributeOf(each, 'axis')?.i ?? 0n) === 0n &&
      states.some((state) => !state.includes('') && state.join('\n') === each.input.join('\n')),
  );
}
