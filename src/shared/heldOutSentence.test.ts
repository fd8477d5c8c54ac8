import { expect, it } from 'vitest';
import { heldOutSentence } from './heldOutSentence.ts';

const values = Float64Array.of(1, 2, 3, 4, 5, 6);
const fit = Float64Array.of(2, 3, 4, 8, 3);

it('says how far off the answers to what was held out are, and to nothing else', () => {
  expect(heldOutSentence(fit, values, 4, 6)).toBe(
    ' On the last 2 values, which it was not trained on, it is off by 3.',
  );
  expect(heldOutSentence(fit, values, 3, 4)).toBe(' On the last 1 value, which it was not trained on, it is off by 0.');
});

it.each([
  [6, 6],
  [0, 3],
  [5, 8],
])('says nothing of the steps from %d to %d', (start, end) => {
  expect(heldOutSentence(fit, values, start, end)).toBe('');
});
