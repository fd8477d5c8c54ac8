import { expect, test } from 'vitest';
import { arrangementOf } from './arrangement.ts';

const arrangement = {
  unfolded: ['settings', 'forecast'],
  baselines: ['theta'],
  backtest: true,
  smoothing: true,
  unit: 3,
};

test('an arrangement comes back from what is kept beside a view', () => {
  expect(arrangementOf(JSON.parse(JSON.stringify({ title: 'sales.csv', arrangement })))).toEqual(arrangement);
  expect(arrangementOf({ arrangement: { ...arrangement, unit: null } })?.unit).toBeNull();
  const { smoothing, ...before } = arrangement;
  expect(arrangementOf({ arrangement: before })).toEqual({ ...arrangement, smoothing: false });
});

test.each([
  undefined,
  { history: [1] },
  { arrangement: 'settings' },
  { arrangement: { ...arrangement, unfolded: [1] } },
  { arrangement: { ...arrangement, baselines: 'theta' } },
  { arrangement: { ...arrangement, backtest: null } },
  { arrangement: { ...arrangement, smoothing: 1 } },
  { arrangement: { ...arrangement, unit: 0.5 } },
])('%j is no arrangement', (state) => {
  expect(arrangementOf(state)).toBeNull();
});
