import type { GraphBuilder } from './graphBuilder.ts';
import { integerAttribute, integersAttribute } from './graphParts.ts';
import { dataType } from './onnxConstants.ts';

/** Mean over the first axis, which stays with length 1. */
export function meanOverTime(graph: GraphBuilder, values: string): string {
  return graph.add('ReduceMean', [values], [integersAttribute('axes', [0])]);
}

/** Sum over the first axis, which stays with length 1. */
export function sumOverTime(graph: GraphBuilder, values: string): string {
  return graph.add('ReduceSum', [values, graph.integers([0])]);
}

/** Rows `start` up to, not including, `end` of the first axis; both int64 lists of one. */
export function rows(graph: GraphBuilder, values: string, start: string, end: string): string {
  return graph.add('Slice', [values, start, end, graph.integers([0])]);
}

/** The last row: `[1, ...]`. */
export function lastRow(graph: GraphBuilder, values: string): string {
  return rows(graph, values, graph.integers([-1]), graph.integers([largestInteger]));
}

/** All rows but the first `count`. */
export function rowsFrom(graph: GraphBuilder, values: string, count: number): string {
  return rows(graph, values, graph.integers([count]), graph.integers([largestInteger]));
}

/** All rows but the last `count`, which is not 0. */
export function rowsBefore(graph: GraphBuilder, values: string, count: number): string {
  return rows(graph, values, graph.integers([0]), graph.integers([-count]));
}

/** The first rows, so many as the int64 number `count` says. */
export function firstRows(graph: GraphBuilder, values: string, count: string): string {
  return rows(graph, values, graph.integers([0]), asList(graph, count));
}

/** An int64 number as a list of one. */
export function asList(graph: GraphBuilder, number: string): string {
  return graph.add('Unsqueeze', [number, graph.integers([0])]);
}

/** The whole numbers from `start` up to, not including, `end`, all int64. */
export function range(graph: GraphBuilder, start: string, end: string): string {
  return graph.add('Range', [start, end, graph.integer(1)]);
}

/** Int64 to float32. */
export function toFloat(graph: GraphBuilder, integers: string): string {
  return graph.add('Cast', [integers], [integerAttribute('to', dataType.float)]);
}

/** A list `[n]` as a column `[n, 1]`. */
export function asColumn(graph: GraphBuilder, list: string): string {
  return graph.add('Unsqueeze', [list, graph.integers([1])]);
}

/** Values `[..., batch]` in another shape of so many dimensions before the batch; -1 stands for what is left. */
export function reshapeByBatch(graph: GraphBuilder, values: string, before: readonly number[], batch: string): string {
  const shape = graph.add('Concat', [graph.integers(before), batch], [integerAttribute('axis', 0)]);
  return graph.add('Reshape', [values, shape]);
}

/** How many series `[time, batch]` holds, as an int64 list of one. */
export function batchOf(graph: GraphBuilder, values: string): string {
  return graph.add('Gather', [graph.add('Shape', [values]), graph.integers([1])]);
}

/** 1 where a value is 0: what nothing can be measured by. */
export function oneForZero(graph: GraphBuilder, values: string): string {
  const isZero = graph.add('Equal', [values, graph.number(0)]);
  return graph.add('Where', [isZero, graph.number(1), values]);
}

/** Quotient rounded up, of a positive int64 number and a positive constant. */
export function ceilingQuotient(graph: GraphBuilder, number: string, divisor: number): string {
  return graph.add('Div', [graph.add('Add', [number, graph.integer(divisor - 1)]), graph.integer(divisor)]);
}

/**
 * `log(1 + x)`, exact for small x too: the quotient `log(w) / (w - 1)` for `w = 1 + x` as rounded changes slowly (W. Kahan,
 * in Goldberg 1991, theorem 4).
 */
export function logOfOnePlus(graph: GraphBuilder, x: string): string {
  const one = graph.number(1);
  const rounded = graph.add('Add', [x, one]);
  const step = graph.add('Sub', [rounded, one]);
  const unchanged = graph.add('Equal', [step, graph.number(0)]);
  const safe = graph.add('Where', [unchanged, one, step]);
  const slope = graph.add('Div', [graph.add('Log', [rounded]), safe]);
  return graph.add('Where', [unchanged, x, graph.add('Mul', [x, slope])]);
}

/** `exp(x) - 1`, exact for small x too; inverse of `logOfOnePlus`, by the same quotient. */
export function expLessOne(graph: GraphBuilder, x: string): string {
  const one = graph.number(1);
  const power = graph.add('Exp', [x]);
  const step = graph.add('Sub', [power, one]);
  const unchanged = graph.add('Equal', [step, graph.number(0)]);
  const far = graph.add('Greater', [graph.add('Abs', [x]), one]);
  const logarithm = graph.add('Log', [power]);
  const safe = graph.add('Where', [graph.add('Equal', [logarithm, graph.number(0)]), one, logarithm]);
  const near = graph.add('Div', [graph.add('Mul', [step, x]), safe]);
  return graph.add('Where', [unchanged, x, graph.add('Where', [far, step, near])]);
}

/** `sign(x) log(1 + |x|)`. */
export function signedLogOf(graph: GraphBuilder, x: string): string {
  return graph.add('Mul', [graph.add('Sign', [x]), logOfOnePlus(graph, graph.add('Abs', [x]))]);
}

/** `sign(x) (exp(|x|) - 1)`; inverse of `signedLogOf`. */
export function signedExpOf(graph: GraphBuilder, x: string): string {
  return graph.add('Mul', [graph.add('Sign', [x]), expLessOne(graph, graph.add('Abs', [x]))]);
}

/** As far as a slice can reach: onnxruntime clamps it to the axis. */
const largestInteger = 2 ** 31 - 1;
