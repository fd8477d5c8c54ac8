import { expect, test } from 'vitest';
import { lookedAt } from './lookedAt.ts';

const looked = { title: 'sales.csv', steps: 120, first: 20.5, last: 60, cursor: 31 };

test('what was looked at comes back from what is kept beside a view', () => {
  expect(lookedAt(JSON.parse(JSON.stringify({ title: 'sales.csv', history: [1], looked })))).toEqual(looked);
});

test.each([
  undefined,
  null,
  3,
  {},
  { looked: null },
  { looked: { ...looked, title: 3 } },
  { looked: { ...looked, first: null } },
  { looked: { ...looked, last: 20 } },
])('%j is nothing to look at', (state) => {
  expect(lookedAt(state)).toBeNull();
});
