import { describe, expect, it } from 'vitest';
import { rootMeanSquareError } from './evaluation/rootMeanSquareError.ts';
import { fitErrors } from './fitErrors.ts';

const history = Float64Array.of(1, 3, 2, 5, 4, 6);
const fit = Float64Array.of(2, 2.5, 4, 4.5, 5);

describe('fitErrors', () => {
  it('is the root mean squared error of the answers, and of repeating the value before', () => {
    const { error, naive } = fitErrors(fit, history);
    expect(error).toBeCloseTo(rootMeanSquareError(fit, history.slice(1)), 12);
    expect(naive).toBeCloseTo(rootMeanSquareError(history.slice(0, -1), history.slice(1)), 12);
  });

  it.each([
    [[{ start: 2, end: 4, isLong: false }], [1, 4, 5]],
    [
      [
        { start: 1, end: 2, isLong: true },
        { start: 4, end: 6, isLong: false },
      ],
      [2, 3],
    ],
    [[{ start: 0, end: 1, isLong: false }], [1, 2, 3, 4, 5]],
  ])('leaves out what was filled: %j', (gaps, steps) => {
    const { error, naive } = fitErrors(fit, history, gaps);
    const pick = (values: Float64Array, shift: number) => Float64Array.from(steps, (step) => values[step - shift]);
    expect(error).toBeCloseTo(rootMeanSquareError(pick(fit, 1), pick(history, 0)), 12);
    expect(naive).toBeCloseTo(rootMeanSquareError(pick(history, 1), pick(history, 0)), 12);
  });

  it('is no number where nothing is left', () => {
    expect(fitErrors([], [1]).error).toBeNaN();
    expect(fitErrors([1], [1, 2], [{ start: 1, end: 2, isLong: false }]).error).toBeNaN();
  });
});
