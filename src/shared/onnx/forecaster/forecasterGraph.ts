import { componentShares, hasFit } from '../../model/forecaster/evaluateForecaster.ts';
import type { Forecaster } from '../../model/forecaster/forecaster.ts';
import { asColumn, lastRow, range } from '../arithmetic.ts';
import { axis, GraphBuilder } from '../graphBuilder.ts';
import { floatValue, typedValue } from '../graphParts.ts';
import { dataType } from '../onnxConstants.ts';
import type { GraphProto } from '../onnxMessages.ts';
import { calibrationPart } from './calibrationPart.ts';
import type { GraphSeries, TransformPart } from './graphSeries.ts';
import { missingPart } from './missingPart.ts';
import { type PredictionPart, predictorPart } from './predictors/predictorPart.ts';
import { transformPart } from './transforms/transformPart.ts';

/**
 * A forecaster as an ONNX graph: `values [time, batch]` (float32, data units, NaN for missing) and `horizon` (an int64
 * number) in; `forecast`, `lower` and `upper` `[horizon, batch]` out, then what `extraOutputs` says. Mirrors
 * `evaluateForecaster`; without a calibration `lower` and `upper` are NaN.
 */
export function forecasterGraph(forecaster: Forecaster): GraphProto {
  const graph = new GraphBuilder();
  const series = rawSeries(graph);
  const components = forecaster.components.map((component, which) =>
    graph.within(`component${which}`, () => componentPart(graph, component, series, which)),
  );
  const forecast = graph.within('mixture', () => mixturePart(graph, forecaster, components, series));
  const finish = (distances: string) => {
    const values = graph.add('Add', [distances, series.reference]);
    return forecaster.nonNegative ? graph.add('Max', [values, graph.number(0)]) : values;
  };
  graph.output(finish(forecast), 'forecast');
  graph.within('intervals', () => {
    if (forecaster.calibration === null) {
      const unknown = graph.add('Mul', [forecast, graph.number(Number.NaN)]);
      graph.output(unknown, 'lower');
      graph.output(unknown, 'upper');
      return;
    }
    const names = intervalNames(forecaster);
    calibrationPart(graph, forecaster.calibration, series, forecast).forEach(({ lower, upper }, which) => {
      graph.output(finish(lower), names[which].lower);
      graph.output(finish(upper), names[which].upper);
    });
  });
  if (hasFit(forecaster) && components[0].fit !== null) {
    graph.output(graph.add('Add', [components[0].fit, series.reference]), 'fit');
  }
  return graph.graph(
    'rnn_forecast_forecaster',
    [floatValue('values', ['time', 'batch']), typedValue('horizon', dataType.int64, [])],
    [
      floatValue('forecast', ['horizon', 'batch']),
      ...intervalNames(forecaster).flatMap(({ lower, upper }) =>
        [lower, upper].map((name) => floatValue(name, ['horizon', 'batch'])),
      ),
      ...(hasFit(forecaster) ? [floatValue('fit', ['time', 'batch'])] : []),
    ],
  );
}

/**
 * What the outputs of a forecaster's intervals are called: `lower` and `upper` for the first, and for the others their
 * level in per cent behind it, as in `lower_95`.
 */
export function intervalNames({
  calibration,
}: Forecaster): readonly { readonly level: number | null; readonly lower: string; readonly upper: string }[] {
  return (calibration?.intervals ?? [{ level: null }]).map(({ level }, which) => {
    const suffix = which === 0 ? '' : `_${String(Math.round(1e6 * (level ?? 0)) / 1e4).replace('.', '_')}`;
    return { level, lower: `lower${suffix}`, upper: `upper${suffix}` };
  });
}

/** The series as it came in, without gaps, as distances from its last value. */
function rawSeries(graph: GraphBuilder): GraphSeries {
  const length = graph.add('Gather', [graph.add('Shape', ['values']), graph.integer(0)]);
  const filled = missingPart(graph, 'values', length);
  const reference = lastRow(graph, filled);
  return { distances: graph.add('Sub', [filled, reference]), reference, length, horizon: 'horizon' };
}

function componentPart(
  graph: GraphBuilder,
  { transforms, predictor }: Forecaster['components'][number],
  raw: GraphSeries,
  component: number,
): PredictionPart {
  const applied: TransformPart[] = [];
  let series = raw;
  for (const transform of transforms) {
    const next = graph.within(transform.kind, () => transformPart(graph, transform, series));
    applied.push(next);
    series = next.series;
  }
  const { forecast, fit } = graph.within(predictor.kind, () => predictorPart(graph, predictor, series, component));
  return {
    forecast: applied.reduceRight((inner, each) => each.invert(inner), forecast),
    fit: applied.reduceRight<string | null>(
      (inner, each) => (inner === null || each.invertFit === null ? null : each.invertFit(inner)),
      fit,
    ),
  };
}

/** The weighted mean of the components' forecasts, as distances. */
function mixturePart(
  graph: GraphBuilder,
  forecaster: Forecaster,
  components: readonly PredictionPart[],
  { horizon }: GraphSeries,
): string {
  if (components.length === 1) {
    return components[0].forecast;
  }
  const shares = componentShares(forecaster);
  const steps = shares[0].length;
  const place = graph.add('Min', [range(graph, graph.integer(0), horizon), graph.integer(steps - 1)]);
  const parts = components.map(({ forecast }, which) => {
    const share = asColumn(graph, graph.add('Gather', [graph.floats(shares[which], [steps]), place], [axis(0)]));
    const part = graph.add('Mul', [forecast, share]);
    // What counts nothing may be anything, even infinite.
    return graph.add('Where', [graph.add('Equal', [share, graph.number(0)]), graph.number(0), part]);
  });
  return parts.reduce((sum, part) => graph.add('Add', [sum, part]));
}
