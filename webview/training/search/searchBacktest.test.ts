import { expect, test } from 'vitest';
import type { CandidateKind } from '../../../src/shared/model/forecaster/forecastReport.ts';
import { searchBacktest } from './searchBacktest.ts';
import type { Trial } from './tryCandidates.ts';

/** A trial of which only the forecasts count here. */
function trial(name: string, kind: CandidateKind, forecasts: readonly (Float64Array | null)[]): Trial {
  const component = { name, transforms: [], predictor: { kind: 'drift' }, weights: [1] } as const;
  return { name, kind, component, forecasts, final: new Float64Array(2), error: 0 };
}

const values = Float64Array.of(1, 2, 3, 4, 5, 6);
const origins = [3, 4, 5];
const zeros = new Float64Array(2);

test('holds the mixture beside the textbook methods at the origins that it was tried at', () => {
  const trials = [
    trial('Drift', 'baseline', [zeros, zeros, zeros]),
    trial('Prior', 'prior', [zeros, zeros, zeros]),
    trial('Partly', 'baseline', [zeros, null, null]),
  ];
  const mixed = { origins: [3, 5], forecasts: [Float64Array.of(4, 6), Float64Array.of(7, 7)] };
  const { forecasts, errors } = searchBacktest(values, origins, trials, mixed);
  expect(forecasts).toEqual([
    { origin: 3, values: Float64Array.of(4, 6) },
    { origin: 5, values: Float64Array.of(7, 7) },
  ]);
  expect(errors).toEqual([
    { name: null, byStep: Float64Array.of(0.5, 1) },
    { name: 'Drift', byStep: Float64Array.of(5, 5) },
  ]);
});

test('is bounded, whatever was tried', () => {
  const long = new Float64Array(5000);
  const many = Array.from({ length: 40 }, (_, i) => 100 + i);
  const mixed = { origins: many, forecasts: many.map(() => new Float64Array(3000)) };
  const { forecasts, errors } = searchBacktest(long, many, [], mixed);
  expect(forecasts.map(({ origin }) => origin)).toEqual(many.slice(-12));
  expect(forecasts[0].values).toHaveLength(1000);
  expect(errors[0].byStep).toHaveLength(1000);
});
