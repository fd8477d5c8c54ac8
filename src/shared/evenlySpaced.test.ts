import { expect, test } from 'vitest';
import { evenlySpaced } from './evenlySpaced.ts';

test.each([
  [0, 10, 3, [0, 5, 10]],
  [6, 9, 4, [6, 7, 8, 9]],
  [1, 4, 3, [1, 3, 4]],
  [2, 7, 1, [7]],
  [0, -1, 0, []],
])('from %d to %d, %d of them: %j', (first, last, count, spaced) => {
  expect(evenlySpaced(first, last, count)).toEqual(spaced);
});
