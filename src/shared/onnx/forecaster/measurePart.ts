import { assertNever } from '../../assertNever.ts';
import type { Centre, Unit } from '../../model/forecaster/forecaster.ts';
import { lastRow, meanOverTime, oneForZero, rowsBefore, rowsFrom } from '../arithmetic.ts';
import type { GraphBuilder } from '../graphBuilder.ts';
import { integersAttribute } from '../graphParts.ts';
import { distanceOf, type GraphSeries } from './graphSeries.ts';

/** The centre of a series as its distance from the reference; mirrors `measureCentre`. */
export function centrePart(graph: GraphBuilder, centre: Centre, series: GraphSeries): string {
  switch (centre) {
    case 'mean':
      return meanOverTime(graph, series.distances);
    case 'last':
      return lastRow(graph, series.distances);
    default:
      return distanceOf(graph, series, centre);
  }
}

/** The unit of a series; mirrors `measureUnit`. */
export function unitPart(graph: GraphBuilder, unit: Unit, { distances }: GraphSeries): string {
  switch (unit) {
    case 'deviation':
      return oneForZero(graph, deviationPart(graph, distances));
    case 'meanAbsoluteDifference':
      return oneForZero(graph, meanAbsoluteDifferencePart(graph, distances, 1));
    default:
      return typeof unit === 'number' ? graph.number(unit) : assertNever(unit);
  }
}

/** Standard deviation of the population over time, in units of the largest distance: 32-bit floats hold few squares. */
export function deviationPart(graph: GraphBuilder, values: string): string {
  const centred = graph.add('Sub', [values, meanOverTime(graph, values)]);
  const largest = graph.add('ReduceMax', [graph.add('Abs', [centred])], [integersAttribute('axes', [0])]);
  const relative = graph.add('Div', [centred, oneForZero(graph, largest)]);
  const deviation = graph.add('Sqrt', [meanOverTime(graph, graph.add('Mul', [relative, relative]))]);
  return graph.add('Mul', [deviation, largest]);
}

/** Mean distance between values so many steps apart, 0 when there are none; mirrors `meanAbsoluteDifference`. */
export function meanAbsoluteDifferencePart(graph: GraphBuilder, values: string, lag: number): string {
  const differences = graph.add('Sub', [rowsFrom(graph, values, lag), rowsBefore(graph, values, lag)]);
  const mean = meanOverTime(graph, graph.add('Abs', [differences]));
  // The mean of nothing is not a number.
  return graph.add('Where', [graph.add('IsNaN', [mean]), graph.number(0), mean]);
}
