import type { Deseasonalise } from '../../../model/forecaster/forecaster.ts';
import {
  asList,
  batchOf,
  ceilingQuotient,
  meanOverTime,
  range,
  reshapeByBatch,
  sumOverTime,
  toFloat,
} from '../../arithmetic.ts';
import { axis, type GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries, TransformPart } from '../graphSeries.ts';

/** Takes the season out; mirrors `seasonTransform`. */
export function seasonPart(graph: GraphBuilder, transform: Deseasonalise, series: GraphSeries): TransformPart {
  const { period, season: kind } = transform;
  const { distances, reference, length, horizon } = series;
  const indices = indicesPart(graph, transform, series);
  const at = (start: string, end: string) =>
    graph.add('Gather', [indices, graph.add('Mod', [range(graph, start, end), graph.integer(period)])], [axis(0)]);
  const past = at(graph.integer(0), length);
  const put = (values: string, season: string) =>
    kind === 'additive'
      ? graph.add('Add', [values, season])
      : graph.add('Add', [values, graph.add('Mul', [graph.add('Add', [values, reference]), season])]);
  const taken =
    kind === 'additive'
      ? graph.add('Sub', [distances, past])
      : graph.add('Div', [
          graph.add('Sub', [distances, graph.add('Mul', [reference, past])]),
          graph.add('Add', [past, graph.number(1)]),
        ]);
  return {
    series: { ...series, distances: taken },
    invert: (forecasts) => put(forecasts, at(length, graph.add('Add', [length, horizon]))),
    invertFit: (fit) => put(fit, past),
  };
}

/**
 * `[phase, batch]` What the season adds, or by how much more than 1 it multiplies: mirrors `seasonalIndices`. All 0 for a
 * series of less than two periods.
 */
function indicesPart(
  graph: GraphBuilder,
  { period, season: kind, memory = 1, strength = 1 }: Deseasonalise,
  series: GraphSeries,
): string {
  const { distances, reference, length } = series;
  const half = Math.floor(period / 2);
  const edge = period % 2 === 0 ? 0.5 : 1;
  const kernel = Array.from({ length: 2 * half + 1 }, (_, i) => (i === 0 || i === 2 * half ? edge : 1) / period);
  // A convolution wants at least its own length; what is added to a shorter series is not looked at.
  const wanted = graph.add('Max', [graph.add('Sub', [graph.integer(2 * period), length]), graph.integer(0)]);
  const long = padRows(graph, distances, 0, wanted);
  const byBatch = graph.add('Unsqueeze', [graph.add('Transpose', [long]), graph.integers([1])]);
  const smoothed = graph.add('Conv', [byBatch, graph.floats(kernel, [1, 1, kernel.length])]);
  const average = graph.add('Transpose', [graph.add('Squeeze', [smoothed, graph.integers([1])])]);
  const centre = graph.add('Slice', [
    long,
    graph.integers([half]),
    half === 0 ? graph.integers([2 ** 31 - 1]) : graph.integers([-half]),
    graph.integers([0]),
  ]);
  const difference = graph.add('Sub', [centre, average]);
  const effect =
    kind === 'additive' ? difference : graph.add('Div', [difference, graph.add('Add', [average, reference])]);

  // Phases as an axis of their own: [season, phase, batch].
  const seasons = ceilingQuotient(graph, graph.add('Add', [length, wanted]), period);
  const whole = graph.add('Mul', [seasons, graph.integer(period)]);
  const rest = graph.add('Sub', [whole, graph.add('Sub', [graph.add('Add', [length, wanted]), graph.integer(half)])]);
  const phases = (values: string) =>
    reshapeByBatch(graph, padRows(graph, values, half, rest), [-1, period], batchOf(graph, distances));
  const ones = graph.add('Add', [graph.add('Mul', [effect, graph.number(0)]), graph.number(1)]);
  const weighted =
    memory === 1 ? phases : (of: string) => graph.add('Mul', [phases(of), weightsPart(graph, memory, seasons)]);
  const sums = graph.add('Squeeze', [sumOverTime(graph, weighted(effect)), graph.integers([0])]);
  const weights = graph.add('Squeeze', [sumOverTime(graph, weighted(ones)), graph.integers([0])]);
  const raw = graph.add('Div', [sums, weights]);
  const mean = meanOverTime(graph, raw);
  const centred = graph.add('Sub', [raw, mean]);
  const indices =
    kind === 'additive' ? centred : graph.add('Div', [centred, graph.add('Add', [mean, graph.number(1)])]);
  const enough = graph.add('GreaterOrEqual', [length, graph.integer(2 * period)]);
  const believed = strength === 1 ? indices : graph.add('Mul', [indices, graph.number(strength)]);
  return graph.add('Where', [enough, believed, graph.number(0)]);
}

/** `[season, 1, 1]` What each season counts: the last one 1, the one before it `memory`. */
function weightsPart(graph: GraphBuilder, memory: number, seasons: string): string {
  const after = graph.add('Sub', [
    graph.add('Sub', [seasons, graph.integer(1)]),
    range(graph, graph.integer(0), seasons),
  ]);
  const logarithms = graph.add('Mul', [toFloat(graph, after), graph.number(Math.log(memory))]);
  return graph.add('Reshape', [graph.add('Exp', [logarithms]), graph.integers([-1, 1, 1])]);
}

/** Rows of zeros before (a constant) and after (an int64 number). */
function padRows(graph: GraphBuilder, values: string, before: number, after: string): string {
  const pads = graph.add('Concat', [graph.integers([before, 0]), asList(graph, after), graph.integers([0])], [axis(0)]);
  return graph.add('Pad', [values, pads]);
}
