import { range, rows } from '../../arithmetic.ts';
import { axis, type GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries } from '../graphSeries.ts';

/** The last season again and again, the last value where there is no whole season; mirrors `seasonalNaive`. */
export function seasonalNaivePart(
  graph: GraphBuilder,
  period: number,
  { distances, length, horizon }: GraphSeries,
): string {
  const season = rows(graph, distances, graph.integers([-period]), graph.integers([2 ** 31 - 1]));
  const phases = graph.add('Mod', [range(graph, graph.integer(0), horizon), graph.integer(period)]);
  const whole = graph.add('GreaterOrEqual', [length, graph.integer(period)]);
  const last = graph.add('Sub', [length, graph.integer(1)]);
  return graph.add('Gather', [season, graph.add('Where', [whole, phases, last])], [axis(0)]);
}
