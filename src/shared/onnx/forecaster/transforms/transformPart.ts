import { assertNever } from '../../../assertNever.ts';
import type { Transform } from '../../../model/forecaster/forecaster.ts';
import { expLessOne, logOfOnePlus, signedExpOf, signedLogOf } from '../../arithmetic.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';
import { elementwisePart, type GraphSeries, type TransformPart } from '../graphSeries.ts';
import { centrePart, unitPart } from '../measurePart.ts';
import { boundPart } from './boundPart.ts';
import { dampPart } from './dampPart.ts';
import { differencePart } from './differencePart.ts';
import { likeTrainingPart } from './likeTrainingPart.ts';
import { seasonPart } from './seasonPart.ts';

/** Applies a transform to a series in a graph; mirrors `applyTransform`. */
export function transformPart(graph: GraphBuilder, transform: Transform, series: GraphSeries): TransformPart {
  switch (transform.kind) {
    case 'log':
      return logPart(graph, transform.offset, series);
    case 'signedLog': {
      const unit = unitPart(graph, transform.unit, series);
      const whole = graph.add('Add', [series.distances, series.reference]);
      const logs = signedLogOf(graph, graph.add('Div', [whole, unit]));
      return elementwisePart(series, logs, zeroLike(graph, series), (values) =>
        graph.add('Sub', [graph.add('Mul', [signedExpOf(graph, values), unit]), series.reference]),
      );
    }
    case 'difference':
      return differencePart(graph, transform.lag, series);
    case 'deseasonalise':
      return seasonPart(graph, transform, series);
    case 'scale':
      return affinePart(graph, series, {
        centre: centrePart(graph, transform.centre, series),
        unit: unitPart(graph, transform.unit, series),
      });
    case 'likeTraining':
      return affinePart(graph, series, likeTrainingPart(graph, transform, series));
    case 'damp':
      return dampPart(graph, transform.factor, series);
    case 'bound':
      return boundPart(graph, transform.margin, series);
    default:
      return assertNever(transform);
  }
}

/** Distances between logarithms are logarithms of quotients: `log(1 + distance / reference)`. */
function logPart(graph: GraphBuilder, offset: number, series: GraphSeries): TransformPart {
  const level = graph.add('Add', [series.reference, graph.number(offset)]);
  const logs = logOfOnePlus(graph, graph.add('Div', [series.distances, level]));
  return elementwisePart(series, logs, graph.add('Log', [level]), (values) =>
    graph.add('Mul', [expLessOne(graph, values), level]),
  );
}

function affinePart(
  graph: GraphBuilder,
  series: GraphSeries,
  { centre, unit }: { readonly centre: string; readonly unit: string },
): TransformPart {
  const scaled = graph.add('Div', [graph.add('Sub', [series.distances, centre]), unit]);
  return elementwisePart(series, scaled, zeroLike(graph, series), (values) =>
    graph.add('Add', [graph.add('Mul', [values, unit]), centre]),
  );
}

/** A reference of 0 for every series. */
function zeroLike(graph: GraphBuilder, { reference }: GraphSeries): string {
  return graph.add('Mul', [reference, graph.number(0)]);
}
