import type { GraphBuilder } from '../../graphBuilder.ts';
import { integersAttribute } from '../../graphParts.ts';
import type { GraphSeries, TransformPart } from '../graphSeries.ts';

/** Keeps forecasts within the range of the series and some more; mirrors `boundTransform`. */
export function boundPart(graph: GraphBuilder, margin: number, series: GraphSeries): TransformPart {
  return {
    series,
    invert(forecasts) {
      const overTime = [integersAttribute('axes', [0])];
      const smallest = graph.add('ReduceMin', [series.distances], overTime);
      const largest = graph.add('ReduceMax', [series.distances], overTime);
      const beyond = graph.add('Mul', [graph.add('Sub', [largest, smallest]), graph.number(margin)]);
      const low = graph.add('Sub', [smallest, beyond]);
      const high = graph.add('Add', [largest, beyond]);
      return graph.add('Min', [graph.add('Max', [forecasts, low]), high]);
    },
    invertFit: (fit) => fit,
  };
}
