import { asColumn, meanOverTime, oneForZero, range, sumOverTime, toFloat } from '../../arithmetic.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries } from '../graphSeries.ts';
import { stepsAhead } from './stepsAhead.ts';

/**
 * The Theta method of a given smoothing; mirrors `unadjustedTheta`. Smoothing is linear, so that its last level and its
 * best first level are sums over the series, with powers of `1 - smoothing` as weights.
 */
export function thetaPart(graph: GraphBuilder, smoothing: number, { distances, length, horizon }: GraphSeries): string {
  const add = (operator: string, inputs: readonly string[]) => graph.add(operator, inputs);
  const one = graph.integer(1);
  const steps = asColumn(graph, toFloat(graph, range(graph, graph.integer(0), length)));
  const count = toFloat(graph, length);
  const centre = add('Mul', [toFloat(graph, add('Sub', [length, one])), graph.number(0.5)]);
  const centred = add('Sub', [steps, centre]);
  const squares = oneForZero(graph, sumOverTime(graph, add('Mul', [centred, centred])));
  const slope = add('Div', [sumOverTime(graph, add('Mul', [centred, distances])), squares]);
  const mean = meanOverTime(graph, distances);
  const line = (step: string) => add('Add', [mean, add('Mul', [slope, add('Sub', [step, centre])])]);
  const doubled = add('Sub', [add('Mul', [distances, graph.number(2)]), line(steps)]);

  const power = (exponent: string) => add('Exp', [add('Mul', [exponent, graph.number(Math.log1p(-smoothing))])]);
  const twice = add('Mul', [count, graph.number(2)]);
  const less = (from: string) => add('Sub', [add('Sub', [from, steps]), graph.number(1)]);
  // The sum over t > s of q^t q^(t-1-s), with q = 1 - smoothing, times the smoothing.
  const later = add('Div', [
    add('Sub', [power(add('Add', [steps, graph.number(1)])), power(less(twice))]),
    graph.number(2 - smoothing),
  ]);
  const products = weighted(graph, add('Sub', [power(steps), later]), doubled);
  const sensitivity = add('Div', [
    add('Sub', [graph.number(1), power(twice)]),
    graph.number(smoothing * (2 - smoothing)),
  ]);
  const shift = add('Div', [products, sensitivity]);
  const level = weighted(graph, add('Mul', [power(less(count)), graph.number(smoothing)]), doubled);
  const last = add('Add', [level, add('Mul', [shift, power(count)])]);
  const ahead = add('Add', [stepsAhead(graph, horizon), toFloat(graph, add('Sub', [length, one]))]);
  return add('Mul', [add('Add', [line(ahead), last]), graph.number(0.5)]);
}

function weighted(graph: GraphBuilder, weights: string, values: string): string {
  return sumOverTime(graph, graph.add('Mul', [weights, values]));
}
