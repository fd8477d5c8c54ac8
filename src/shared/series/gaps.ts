/** A run of steps without a value, as a half-open range. Plain JSON. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  /** Whether it is too long to be trained across. */
  readonly isLong: boolean;
}

/** Gaps of up to so many steps are filled as if they had never been there. */
export const longestShortGap = 5;

/** The gaps of a series that starts and ends with a number; NaN marks what is missing. */
export function findGaps(values: Float64Array): Gap[] {
  const gaps: Gap[] = [];
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) {
      const start = i;
      while (Number.isNaN(values[i])) {
        i++;
      }
      gaps.push({ start, end: i, isLong: i - start > longestShortGap });
    }
  }
  return gaps;
}

/** How many steps lie in the gaps that are long, or in those that are not. */
export function stepsInGaps(gaps: readonly Gap[], isLong: boolean): number {
  return gaps.reduce((sum, gap) => sum + (gap.isLong === isLong ? gap.end - gap.start : 0), 0);
}

/** The series with straight lines across its gaps. */
export function fillGaps(values: Float64Array, gaps: readonly Gap[]): Float64Array {
  const filled = values.slice();
  for (const { start, end } of gaps) {
    const before = values[start - 1];
    const slope = (values[end] - before) / (end - start + 1);
    for (let i = start; i < end; i++) {
      filled[i] = before + (i - start + 1) * slope;
    }
  }
  return filled;
}

/** The longest stretch between long gaps, the latest of equals: what is trained on. */
export function longestStretch(count: number, gaps: readonly Gap[]): { readonly start: number; readonly end: number } {
  let best = { start: 0, end: 0 };
  let start = 0;
  for (const gap of [...gaps.filter(({ isLong }) => isLong), { start: count, end: count }]) {
    if (gap.start - start >= best.end - best.start) {
      best = { start, end: gap.start };
    }
    start = gap.end;
  }
  return best;
}
