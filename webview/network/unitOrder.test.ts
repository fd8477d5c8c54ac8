import { describe, expect, it } from 'vitest';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import { runSteps } from '../../src/shared/runSteps.ts';
import { flattenParameters, readPytorchReference } from '../../test/support/pytorchReference.ts';
import { correlation } from './correlation.ts';
import { readSeries } from './networkReading.ts';
import { NetworkRun } from './networkRun.ts';
import { neighbourLikeness, orderUnits } from './unitOrder.ts';

const ordered = (...asked: Parameters<typeof orderUnits>) => runSteps(orderUnits(...asked));

/** `[time, unit]` Waves with the delays given, in steps of a period of 40. */
function waves(delays: readonly number[], steps = 200): Float64Array {
  const states = new Float64Array(steps * delays.length);
  for (let t = 0; t < steps; t++) {
    delays.forEach((delay, unit) => {
      states[t * delays.length + unit] = Math.sin((2 * Math.PI * (t - delay)) / 40);
    });
  }
  return states;
}

describe('orderUnits', () => {
  it.each([[[0, 12, 4, 8, 2]], [[12, 9, 6, 3, 0]], [[3, 0]], [[5]]])(
    'puts waves with the delays %j in the order of these, the earlier above',
    (delays) => {
      const order = ordered(waves(delays), delays.length, null);
      expect(order.map((unit) => delays[unit])).toEqual(delays.toSorted((a, b) => a - b));
    },
  );

  it('keeps apart what moves against each other', () => {
    const order = ordered(waves([0, 20, 1, 21, 0.5, 20.5]), 6, null);
    const isUp = order.map((unit) => unit % 2 === 0);
    expect(isUp.slice(0, 3)).toEqual([isUp[0], isUp[0], isUp[0]]);
    expect(isUp.slice(3)).toEqual([!isUp[0], !isUp[0], !isUp[0]]);
  });

  it('does not move rows for little', () => {
    const current = [1, 0, 2];
    expect(ordered(waves([0, 1, 2]), 3, current)).toBe(current);
    expect(ordered(waves([0, 19, 1, 20]), 4, [0, 1, 2, 3])).not.toEqual([0, 1, 2, 3]);
    expect(ordered(waves([0, 1]), 2, [0, 1, 2])).toHaveLength(2);
  });

  it('takes units that stand still', () => {
    const order = ordered(new Float64Array(300), 3, null);
    expect(order.toSorted()).toEqual([0, 1, 2]);
  });

  it("makes neighbours of the tutorial's units more alike than their numbers do", () => {
    const { data, float64 } = readPytorchReference();
    const reading = readSeries({ transforms: [], direct: null }, data);
    const run = runSteps(NetworkRun.follow(tutorialShape, flattenParameters(float64.after500.parameters), reading, 0));
    const states = run.hiddenAt(Array.from({ length: 400 }, (_, i) => i + 1));
    const column = (unit: number) => states.filter((_, i) => i % 12 === unit);
    const units = Array.from({ length: 12 }, (_, unit) => unit);
    const correlations = units.map((a) => units.map((b) => correlation(column(a), column(b))));
    const order = ordered(states, 12, null);
    expect(order.toSorted((a, b) => a - b)).toEqual(units);
    expect(neighbourLikeness(correlations, order)).toBeGreaterThan(0.6);
    expect(neighbourLikeness(correlations, units)).toBeLessThan(0.3);
  });
});
