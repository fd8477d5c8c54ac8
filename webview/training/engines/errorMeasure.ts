import type { Loss } from './engineTask.ts';

/**
 * A measure of errors: `square * e^2 + above[output] * max(e, 0) + below[output] * max(-e, 0)`, where the error `e` is
 * the answer less the target. Every loss is one of these, so that engines need not tell them apart.
 */
export interface ErrorMeasure {
  readonly square: number;
  /** What an answer too high by one costs, `[output]`. */
  readonly above: Float64Array;
  /** What an answer too low by one costs, `[output]`. */
  readonly below: Float64Array;
}

/** A loss as a measure of the errors of `outputSize` outputs; squared errors when there is none. */
export function errorMeasure(loss: Loss | undefined, outputSize: number): ErrorMeasure {
  const fill = (value: number) => new Float64Array(outputSize).fill(value);
  switch (loss?.kind) {
    case undefined:
    case 'squared':
      return { square: 1, above: fill(0), below: fill(0) };
    case 'absolute':
      return { square: 0, above: fill(1), below: fill(1) };
    case 'pinball':
      return {
        square: 0,
        above: Float64Array.from(loss.levels, (level) => 1 - level),
        below: Float64Array.from(loss.levels),
      };
  }
}

/** The measure of one error. */
export function measureError({ square, above, below }: ErrorMeasure, output: number, error: number): number {
  return square * error * error + (error > 0 ? above[output] : -below[output]) * error;
}

/** The derivative of the measure by the error; zero where it has none, at no error. */
export function measureSlope({ square, above, below }: ErrorMeasure, output: number, error: number): number {
  return 2 * square * error + (error > 0 ? above[output] : error < 0 ? -below[output] : 0);
}
