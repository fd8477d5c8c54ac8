import { asColumn, range, toFloat } from '../../arithmetic.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';

/** `[step, 1]` 1, 2, ... up to the horizon, as floats. */
export function stepsAhead(graph: GraphBuilder, horizon: string): string {
  const end = graph.add('Add', [horizon, graph.integer(1)]);
  return asColumn(graph, toFloat(graph, range(graph, graph.integer(1), end)));
}
