import { expect, test } from 'vitest';
import { emptyView } from './emptyView.ts';
import { keptView } from './keptView.ts';

test('a view is plain JSON where it is kept', () => {
  const view = { ...emptyView, title: 'a', history: Float64Array.of(1, 2), fit: Float64Array.of(3), forecast: [4] };
  const kept = { ...emptyView, title: 'a', history: [1, 2], fit: [3], forecast: [4] };
  expect(JSON.parse(JSON.stringify(keptView(view)))).toEqual(kept);
});

test('of a long series only the words are kept', () => {
  const view = { ...emptyView, title: 'a', sentence: 'b', history: new Float64Array(20_001), forecast: [4] };
  expect(keptView(view)).toEqual({ ...emptyView, title: 'a', sentence: 'b' });
});

test('a long forecast counts with all that is beside it', () => {
  const forecast = Array.from({ length: 4000 }, () => 1);
  const intervals = [0.5, 0.8].map((level) => ({ level, lower: forecast, upper: forecast }));
  const short = { ...emptyView, title: 'a', forecast, intervals };
  expect(keptView(short)).toEqual(short);
  const long = { ...short, baselines: [{ name: 'Naive', forecast }], backtest: { forecasts: [], errors: [] } };
  expect(keptView({ ...long, truth: [1] })).toEqual({ ...emptyView, title: 'a' });
});
