import type { Steps } from '../../src/shared/runSteps.ts';
import { correlation } from './correlation.ts';
import { productsPerStep } from './productsPerStep.ts';

/** An order in use gives way to another only where that makes neighbours so much more alike: rows should not jump. */
const clearlyBetter = 0.15;
/** Power iterations: far more than two leading directions of some dozen units need to be told apart by eye. */
const iterations = 60;

/**
 * The units in an order that puts those side by side which move alike: by their angle in the plane of the two leading
 * eigenvectors of their correlations, cut where the gap is widest (Friendly 2002, "Corrgrams: exploratory displays for
 * correlation matrices"). Units that follow a wave with different delays come in the order of these, the earlier above.
 * `states` are `[time, unit]`. Keeps `current` unless another order is clearly better.
 */
export function* orderUnits(
  states: Float64Array,
  units: number,
  current: readonly number[] | null,
): Steps<readonly number[]> {
  const columns = Array.from({ length: units }, (_, unit) => columnOf(states, units, unit));
  const correlations = yield* correlationsOf(columns);
  const ordered = earlierAbove(yield* angularOrder(correlations), columns);
  if (current === null || current.length !== units) {
    return ordered;
  }
  const gain = neighbourLikeness(correlations, ordered) - neighbourLikeness(correlations, current);
  return gain > clearlyBetter ? ordered : current;
}

/** Mean correlation of the units that stand side by side. */
export function neighbourLikeness(correlations: readonly ArrayLike<number>[], order: readonly number[]): number {
  const pairs = order.slice(1).map((unit, place) => correlations[order[place]][unit]);
  return pairs.reduce((sum, each) => sum + each / pairs.length, 0);
}

function columnOf(states: Float64Array, units: number, unit: number): Float64Array {
  const column = new Float64Array(states.length / units);
  for (let time = 0; time < column.length; time++) {
    column[time] = states[time * units + unit];
  }
  return column;
}

/** `[unit, unit]` Pearson's correlations of columns of one length; 0 with one that is constant. */
function* correlationsOf(columns: readonly Float64Array[]): Steps<Float64Array[]> {
  const standardised = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value / column.length, 0);
    const centred = column.map((value) => value - mean);
    const size = Math.sqrt(dot(centred, centred));
    return size > 0 ? centred.map((value) => value / size) : centred;
  });
  const correlations = columns.map(() => new Float64Array(columns.length));
  let work = 0;
  for (let a = 0; a < columns.length; a++) {
    work += a * columns[a].length;
    if (work > productsPerStep) {
      work = 0;
      yield;
    }
    for (let b = 0; b <= a; b++) {
      correlations[a][b] = dot(standardised[a], standardised[b]);
      correlations[b][a] = correlations[a][b];
    }
  }
  return correlations;
}

function* angularOrder(correlations: readonly Float64Array[]): Steps<number[]> {
  const first = yield* leadingEigenvector(correlations, null);
  const second = yield* leadingEigenvector(correlations, first);
  const angles = Array.from(first, (x, unit) => Math.atan2(second[unit], x));
  const order = angles.map((_, unit) => unit).sort((a, b) => angles[a] - angles[b] || a - b);
  let cut = 0;
  let widest = Number.NEGATIVE_INFINITY;
  order.forEach((unit, place) => {
    const before = place === 0 ? angles[order[order.length - 1]] - 2 * Math.PI : angles[order[place - 1]];
    if (angles[unit] - before > widest) {
      widest = angles[unit] - before;
      cut = place;
    }
  });
  return [...order.slice(cut), ...order.slice(0, cut)];
}

/** By power iteration; across `other` where that is given. */
function* leadingEigenvector(matrix: readonly Float64Array[], other: Float64Array | null): Steps<Float64Array> {
  // Of no symmetry, so that no eigenvector is missed; always the same.
  let vector = Float64Array.from(matrix, (_, i) => 1 + Math.sin(1 + i * i));
  let work = 0;
  for (let i = 0; i < iterations; i++) {
    work += matrix.length ** 2;
    if (work > productsPerStep) {
      work = 0;
      yield;
    }
    const along = other === null ? 0 : dot(other, vector);
    const across = other === null ? vector : vector.map((value, j) => value - along * other[j]);
    const next = Float64Array.from(matrix, (row) => dot(row, across));
    const length = Math.hypot(...next);
    if (!(length > 0)) {
      return new Float64Array(matrix.length);
    }
    vector = next.map((value) => value / length);
  }
  const along = other === null ? 0 : dot(other, vector);
  return other === null ? vector : vector.map((value, j) => value - along * other[j]);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}

/** Turns an order around where most units move before those above them. */
function earlierAbove(order: readonly number[], columns: readonly Float64Array[]): readonly number[] {
  let lead = 0;
  for (let place = 1; place < order.length; place++) {
    const above = columns[order[place - 1]];
    const below = columns[order[place]];
    lead +=
      correlation(above.subarray(0, -1), below.subarray(1)) - correlation(above.subarray(1), below.subarray(0, -1));
  }
  return lead < 0 ? order.toReversed() : order;
}
