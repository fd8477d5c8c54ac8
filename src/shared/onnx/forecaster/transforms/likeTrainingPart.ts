import type { Transform } from '../../../model/forecaster/forecaster.ts';
import { spreadOfTraining } from '../../../model/scalingForSeries.ts';
import { meanOverTime, oneForZero } from '../../arithmetic.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';
import { integersAttribute } from '../../graphParts.ts';
import { distanceOf, type GraphSeries } from '../graphSeries.ts';
import { deviationPart } from '../measurePart.ts';

/** The centre (as a distance) and unit by which a series is scaled; mirrors `scalingForSeries`. */
export function likeTrainingPart(
  graph: GraphBuilder,
  transform: Extract<Transform, { kind: 'likeTraining' }>,
  series: GraphSeries,
): { readonly centre: string; readonly unit: string } {
  const { scaling } = transform;
  const { known, lowest, highest, leastSpread, mostSpread } = spreadOfTraining(transform);
  const { distances } = series;
  const overTime = [integersAttribute('axes', [0])];
  const deviation = oneForZero(graph, deviationPart(graph, distances));
  const within = [
    graph.add('GreaterOrEqual', [graph.add('ReduceMin', [distances], overTime), distanceOf(graph, series, lowest)]),
    graph.add('LessOrEqual', [graph.add('ReduceMax', [distances], overTime), distanceOf(graph, series, highest)]),
    graph.add('Greater', [deviation, graph.number(leastSpread)]),
    graph.add('Less', [deviation, graph.number(mostSpread)]),
  ];
  const alike = within.reduce((all, each) => graph.add('And', [all, each]));
  // From the series to standard units, from there to the training series' units, from there to the network's.
  const ratio = graph.add('Div', [deviation, graph.number(known.deviation)]);
  const shift = graph.add('Mul', [ratio, graph.number(scaling.offset - known.mean)]);
  const centre = graph.add('Add', [meanOverTime(graph, distances), shift]);
  return {
    centre: graph.add('Where', [alike, distanceOf(graph, series, scaling.offset), centre]),
    unit: graph.add('Where', [
      alike,
      graph.number(scaling.scale),
      graph.add('Mul', [ratio, graph.number(scaling.scale)]),
    ]),
  };
}
