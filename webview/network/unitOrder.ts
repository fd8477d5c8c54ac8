import { correlation } from './correlation.ts';

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
export function orderUnits(states: Float64Array, units: number, current: readonly number[] | null): readonly number[] {
  const columns = Array.from({ length: units }, (_, unit) => columnOf(states, units, unit));
  const correlations = columns.map((a) => columns.map((b) => correlation(a, b)));
  const ordered = earlierAbove(angularOrder(correlations), columns);
  if (current === null || current.length !== units) {
    return ordered;
  }
  const gain = neighbourLikeness(correlations, ordered) - neighbourLikeness(correlations, current);
  return gain > clearlyBetter ? ordered : current;
}

/** Mean correlation of the units that stand side by side. */
export function neighbourLikeness(correlations: readonly (readonly number[])[], order: readonly number[]): number {
  const pairs = order.slice(1).map((unit, place) => correlations[order[place]][unit]);
  return pairs.reduce((sum, each) => sum + each / pairs.length, 0);
}

function columnOf(states: Float64Array, units: number, unit: number): Float64Array {
  return Float64Array.from({ length: states.length / units }, (_, time) => states[time * units + unit]);
}

function angularOrder(correlations: readonly (readonly number[])[]): number[] {
  const first = leadingEigenvector(correlations, null);
  const second = leadingEigenvector(correlations, first);
  const angles = first.map((x, unit) => Math.atan2(second[unit], x));
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
function leadingEigenvector(matrix: readonly (readonly number[])[], other: readonly number[] | null): number[] {
  // Of no symmetry, so that no eigenvector is missed; always the same.
  let vector = matrix.map((_, i) => 1 + Math.sin(1 + i * i));
  for (let i = 0; i < iterations; i++) {
    const along = other === null ? 0 : dot(other, vector);
    const across = other === null ? vector : vector.map((value, j) => value - along * other[j]);
    const next = matrix.map((row) => dot(row, across));
    const length = Math.hypot(...next);
    if (!(length > 0)) {
      return matrix.map(() => 0);
    }
    vector = next.map((value) => value / length);
  }
  const along = other === null ? 0 : dot(other, vector);
  return other === null ? vector : vector.map((value, j) => value - along * other[j]);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
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
