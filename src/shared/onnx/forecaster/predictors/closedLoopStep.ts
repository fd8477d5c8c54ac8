import type { Cell } from '../../../model/networkShape.ts';
import { axis, type GraphBuilder } from '../../graphBuilder.ts';

/** A layer's weights of closed loops, one beside the other: `[member, rows, columns]` and `[member, 1, columns]`. */
export interface ClosedLoopWeights {
  readonly matrix: string;
  readonly bias: string;
}

/**
 * One step of networks that run on their own answers (`ClosedLoop`): the states of each layer, `[1, member, batch, H]`, to
 * the next ones. Made of products and activations by themselves, which onnxruntime works off faster than its recurrent
 * operators, many series at once above all.
 */
export function closedLoopStep(
  graph: GraphBuilder,
  cell: Cell,
  units: number,
  layers: readonly ClosedLoopWeights[],
  states: readonly (readonly string[])[],
): string[][] {
  const next: string[][] = [];
  for (const [layer, weights] of layers.entries()) {
    const [own] = states[layer];
    // The lowest layer reads the answer, which is made of the uppermost layer's hidden state.
    const [read] = layer === 0 ? states[layers.length - 1] : next[layer - 1];
    const hidden = layers.length === 1 ? own : graph.add('Concat', [own, read], [axis(-1)]);
    const sums = graph.add('Add', [graph.add('MatMul', [hidden, weights.matrix]), weights.bias]);
    next.push(cellStep(graph, cell, units, sums, states[layer]));
  }
  return next;
}

/** What a cell makes of its sums `[1, member, batch, columns]` and its states. */
function cellStep(graph: GraphBuilder, cell: Cell, units: number, sums: string, states: readonly string[]): string[] {
  const [hidden] = states;
  const split = (values: string, ...blocks: number[]) =>
    graph.addMany('Split', [values, graph.integers(blocks.map((block) => block * units))], blocks.length, [axis(-1)]);
  switch (cell) {
    case 'rnn':
      return [graph.add('Tanh', [sums])];
    case 'gru': {
      const [gates, byInput, byHidden] = split(sums, 2, 1, 1);
      const [reset, update] = split(graph.add('Sigmoid', [gates]), 1, 1);
      const candidate = graph.add('Tanh', [graph.add('Add', [byInput, graph.add('Mul', [reset, byHidden])])]);
      const kept = graph.add('Mul', [update, graph.add('Sub', [hidden, candidate])]);
      return [graph.add('Add', [candidate, kept])];
    }
    case 'lstm': {
      const [gates, candidate] = split(sums, 3, 1);
      const [input, forget, output] = split(graph.add('Sigmoid', [gates]), 1, 1, 1);
      const kept = graph.add('Mul', [forget, states[1]]);
      const memory = graph.add('Add', [kept, graph.add('Mul', [input, graph.add('Tanh', [candidate])])]);
      return [graph.add('Mul', [output, graph.add('Tanh', [memory])]), memory];
    }
  }
}
