import type { Gap } from './series/gaps.ts';

/** Root mean squared errors over the same steps, in data units; `NaN` where there are none. */
export interface FitErrors {
  readonly error: number;
  /** Of repeating the value before. */
  readonly naive: number;
}

/**
 * How far off one-step-ahead answers are (`fit[i]` is that to `history[i + 1]`): what was filled is no measure of anything and
 * left out. One pass without copies: a history may have millions of values.
 */
export function fitErrors(fit: ArrayLike<number>, history: ArrayLike<number>, gaps: readonly Gap[] = []): FitErrors {
  let [own, naive, count] = [0, 0, 0];
  const add = (from: number, to: number) => {
    for (let step = from; step < to; step++) {
      own += (fit[step - 1] - history[step]) ** 2;
      naive += (history[step - 1] - history[step]) ** 2;
    }
    count += Math.max(0, to - from);
  };
  // The steps between the gaps, which are in order and do not overlap.
  let from = 1;
  for (const { start, end } of gaps) {
    add(from, Math.min(start, fit.length + 1));
    from = Math.max(from, end);
  }
  add(from, fit.length + 1);
  return { error: Math.sqrt(own / count), naive: Math.sqrt(naive / count) };
}
