import { describe, expect, it } from 'vitest';
import { autocorrelation } from '../../../src/shared/series/autocorrelation.ts';
import { RandomDraws } from './randomDraws.ts';
import { syntheticSeries } from './syntheticSeries.ts';

const count = 2000;
const known = 40;
const length = 60;
const random = new RandomDraws(4);
const drawn = Array.from({ length: count }, () => syntheticSeries(random, length, known));

/** The share of the series of which this is true. */
function share(of: (values: Float64Array) => boolean): number {
  return drawn.filter(of).length / count;
}

describe('syntheticSeries', () => {
  it('repeats itself by seed', () => {
    const draw = (seed: number) => syntheticSeries(new RandomDraws(seed), length, known);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('is finite, whatever is drawn, and as long as asked for', () => {
    expect(share((values) => values.length === length && values.every(Number.isFinite))).toBe(1);
    const short = Array.from({ length: count }, () => syntheticSeries(random, 8, 6));
    expect(short.every((values) => values.every(Number.isFinite))).toBe(true);
  });

  it('leads up more often than down, and not always', () => {
    const up = share((values) => values[known - 1] > values[0]);
    expect(up).toBeGreaterThan(0.57);
    expect(up).toBeLessThan(0.67);
  });

  it('holds trends and noise in all proportions', () => {
    const ofSteps = drawn.map((values) => {
      const steps = Float64Array.from({ length: known - 1 }, (_, t) => values[t + 1] - values[t]);
      return autocorrelation(steps, 1)[1];
    });
    // Steps that undo one another, as of noise; that know nothing of one another, as of a walk; that carry on.
    for (const [low, high] of [
      [-1, -0.3],
      [-0.3, 0.2],
      [0.2, 1],
    ]) {
      expect(ofSteps.filter((value) => value >= low && value < high).length / count).toBeGreaterThan(0.12);
    }
  });

  it('has fat tails: some steps are many times the usual', () => {
    const extreme = share((values) => {
      const steps = Array.from({ length: known - 1 }, (_, t) => Math.abs(values[t + 1] - values[t]));
      const middle = steps.toSorted((a, b) => a - b)[Math.floor(known / 2)];
      return Math.max(...steps) > 8 * middle;
    });
    expect(extreme).toBeGreaterThan(0.06);
    expect(extreme).toBeLessThan(0.5);
  });
});
