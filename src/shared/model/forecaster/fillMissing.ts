/**
 * A series without gaps: missing values (NaN) lie on the line between the known ones around them; before the first and
 * after the last known value stand these.
 */
export function fillMissing(values: ArrayLike<number>): Float64Array {
  const filled = Float64Array.from(values);
  let before = -1;
  for (let step = 0; step <= filled.length; step++) {
    if (step < filled.length && Number.isNaN(filled[step])) {
      continue;
    }
    for (let gap = before + 1; gap < step; gap++) {
      filled[gap] = between(filled, before, step, gap);
    }
    before = step;
  }
  return filled;
}

function between(values: Float64Array, before: number, after: number, at: number): number {
  if (before < 0) {
    return values[after];
  }
  return after === values.length
    ? values[before]
    : values[before] + ((values[after] - values[before]) * (at - before)) / (after - before);
}
