import { describe, expect, it } from 'vitest';
import type { Loss } from './engineTask.ts';
import { errorMeasure, measureError, measureSlope } from './errorMeasure.ts';

describe('errorMeasure', () => {
  it.each<[Loss | undefined, number, number, number]>([
    [undefined, -2, 4, -4],
    [{ kind: 'squared' }, 3, 9, 6],
    [{ kind: 'squared' }, 0, 0, 0],
    [{ kind: 'absolute' }, 3, 3, 1],
    [{ kind: 'absolute' }, -3, 3, -1],
    [{ kind: 'absolute' }, 0, 0, 0],
    // The quantile 0.9 lies above most values: an answer too low costs nine times one too high.
    [{ kind: 'pinball', levels: [0.5, 0.9] }, 2, 0.2, 0.1],
    [{ kind: 'pinball', levels: [0.5, 0.9] }, -2, 1.8, -0.9],
  ])('%j of the second output, an error of %d: %d, slope %d', (loss, error, value, slope) => {
    const measure = errorMeasure(loss, 2);
    expect(measureError(measure, 1, error)).toBeCloseTo(value, 12);
    expect(measureSlope(measure, 1, error)).toBeCloseTo(slope, 12);
  });
});
