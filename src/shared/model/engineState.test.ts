import { expect, it } from 'vitest';
import { engineState, keptState } from './engineState.ts';

const state = {
  iteration: 3,
  parameters: Float64Array.of(0.5, -0, 2 ** 100),
  firstMoment: Float64Array.of(1 / 3, 1, 2),
  secondMoment: new Float64Array(3),
  bestParameters: Float64Array.of(Math.fround(0.1), 1e30, 1),
  bestLosses: Float64Array.of(Number.POSITIVE_INFINITY),
};

it('keeps a state in half the bytes where no number loses a bit by that, and gives it back', () => {
  const kept = keptState(state);
  expect(kept.parameters).toEqual(Float32Array.of(0.5, -0, 2 ** 100));
  expect(kept.firstMoment).toBe(state.firstMoment);
  expect(kept.secondMoment).toBeInstanceOf(Float32Array);
  // 1e30 is none of 32 bits.
  expect(kept.bestParameters).toBe(state.bestParameters);
  expect(kept.bestLosses).toBeInstanceOf(Float32Array);
  expect(engineState(kept)).toEqual(state);
});
