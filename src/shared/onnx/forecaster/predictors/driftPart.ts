import { firstRows, lastRow, toFloat } from '../../arithmetic.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries } from '../graphSeries.ts';
import { stepsAhead } from './stepsAhead.ts';

/** The line from the first value to the last, drawn on; mirrors `drift`. */
export function driftPart(graph: GraphBuilder, { distances, length, horizon }: GraphSeries): string {
  const last = lastRow(graph, distances);
  const rise = graph.add('Sub', [last, firstRows(graph, distances, graph.integer(1))]);
  const steps = graph.add('Max', [graph.add('Sub', [length, graph.integer(1)]), graph.integer(1)]);
  const slope = graph.add('Div', [rise, toFloat(graph, steps)]);
  return graph.add('Add', [last, graph.add('Mul', [slope, stepsAhead(graph, horizon)])]);
}
