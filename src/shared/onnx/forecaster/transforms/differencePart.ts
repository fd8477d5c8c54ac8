import {
  asList,
  batchOf,
  ceilingQuotient,
  firstRows,
  reshapeByBatch,
  rows,
  rowsBefore,
  rowsFrom,
} from '../../arithmetic.ts';
import { axis, type GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries, TransformPart } from '../graphSeries.ts';

/** Each value less the one `lag` steps before it; mirrors `differenceTransform`. */
export function differencePart(graph: GraphBuilder, lag: number, series: GraphSeries): TransformPart {
  const { distances, length, horizon } = series;
  const differences = graph.add('Sub', [rowsFrom(graph, distances, lag), rowsBefore(graph, distances, lag)]);
  const zero = graph.add('Mul', [series.reference, graph.number(0)]);
  return {
    series: {
      ...series,
      distances: differences,
      reference: zero,
      length: graph.add('Sub', [length, graph.integer(lag)]),
    },
    invert(forecasts) {
      const batch = batchOf(graph, distances);
      // Each of the lag phases adds up by itself: [repetition, phase, batch].
      const repetitions = ceilingQuotient(graph, horizon, lag);
      const missing = graph.add('Sub', [graph.add('Mul', [repetitions, graph.integer(lag)]), horizon]);
      const pads = graph.add(
        'Concat',
        [graph.integers([0, 0]), asList(graph, missing), graph.integers([0])],
        [axis(0)],
      );
      const byPhase = reshapeByBatch(graph, graph.add('Pad', [forecasts, pads]), [-1, lag], batch);
      const sums = graph.add('CumSum', [byPhase, graph.integer(0)]);
      const last = rows(graph, distances, graph.integers([-lag]), graph.integers([2 ** 31 - 1]));
      const levels = graph.add('Add', [sums, graph.add('Unsqueeze', [last, graph.integers([0])])]);
      // Phases and repetitions become steps again.
      const steps = reshapeByBatch(graph, levels, [-1], batch);
      return firstRows(graph, steps, horizon);
    },
    invertFit: null,
  };
}
