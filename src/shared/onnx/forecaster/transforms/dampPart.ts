import { lastRow, rowsBefore } from '../../arithmetic.ts';
import { axis, type GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries, TransformPart } from '../graphSeries.ts';
import { stepsAhead } from '../predictors/stepsAhead.ts';

/** Lets of each of the forecast's changes remain less than of the one before; mirrors `dampTransform`. */
export function dampPart(graph: GraphBuilder, factor: number, series: GraphSeries): TransformPart {
  return {
    series,
    invert(forecasts) {
      const last = lastRow(graph, series.distances);
      const all = graph.add('Concat', [last, forecasts], [axis(0)]);
      const changes = graph.add('Sub', [forecasts, rowsBefore(graph, all, 1)]);
      const shares = graph.add('Pow', [graph.number(factor), stepsAhead(graph, series.horizon)]);
      const sums = graph.add('CumSum', [graph.add('Mul', [changes, shares]), graph.integer(0)]);
      return graph.add('Add', [sums, last]);
    },
    invertFit: (fit) => fit,
  };
}
