import { expect } from 'vitest';

/** Fails unless every value is within `relative` of the expected one; the message names the worst place. */
export function expectAllClose(actual: ArrayLike<number>, expected: ArrayLike<number>, relative: number): void {
  expect(actual.length).toBe(expected.length);
  let worst = 0;
  let place = 0;
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i] - expected[i]) / Math.max(Math.abs(expected[i]), Number.MIN_VALUE);
    if (!(error <= worst)) {
      worst = error;
      place = i;
    }
  }
  if (!(worst <= relative)) {
    expect.fail(`value ${place} is ${actual[place]}, expected ${expected[place]}: off by ${worst} > ${relative}`);
  }
}

/** Fails unless every value is within `absolute` of the expected one; the message names the worst place. */
export function expectAllNear(actual: ArrayLike<number>, expected: ArrayLike<number>, absolute: number): void {
  expect(actual.length).toBe(expected.length);
  let place = 0;
  const distance = (i: number) => Math.abs(actual[i] - expected[i]);
  for (let i = 0; i < expected.length; i++) {
    if (!(distance(i) <= distance(place))) {
      place = i;
    }
  }
  if (!(distance(place) <= absolute)) {
    expect.fail(`value ${place} is ${actual[place]}, expected ${expected[place]}: off by more than ${absolute}`);
  }
}
