import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trainingKernels } from '../../scripts/trainingKernels.ts';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import { testSeries } from '../../test/support/forecasters.ts';
import { runtimeFiles, tutorialModel } from '../../test/support/models.ts';
import { readTrainingKernel } from '../../test/support/trainingKernel.ts';
import { WasmEngine } from '../../webview/training/engines/wasm/wasmEngine.ts';
import { searchForecaster } from '../../webview/training/search/forecastSearch.ts';
import { evaluateForecaster } from '../shared/model/forecaster/evaluateForecaster.ts';
import { readPrior } from '../shared/model/prior.ts';
import { writeForecaster } from '../shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { ModelForecaster } from './modelForecaster.ts';

const media = join(import.meta.dirname, '..', '..', 'media');
const prior = readPrior(readFileSync(join(media, 'prior.json'), 'utf8'), readFileSync(join(media, 'prior.f32')));
const module = new WebAssembly.Module(readTrainingKernel(trainingKernels[1].file));
const engine = new WasmEngine(module, { engine: 'wasm', renderer: null, reason: 'The test asks for it.' });

it.each([
  { name: 'a seasonal series', values: testSeries(72, 400, 15, 1), horizon: 18 },
  { name: 'a short one', values: testSeries(14, 5000, 300, 2), horizon: 6 },
  { name: 'one around zero', values: testSeries(60, 0, 1, 3), horizon: 50 },
])('forecasts $name from its file as the search means it', async ({ values, horizon }) => {
  const { forecaster } = await searchForecaster(
    {
      values,
      horizon,
      periods: null,
      suggestedPeriod: null,
      companions: [],
      chosen: null,
      seed: 7,
      budgetSeconds: 0.05,
      levels: [0.8, 0.95],
      nonNegative: null,
      prior: prior.predictor,
    },
    engine,
    { breathe: async () => {} },
  );
  const expected = evaluateForecaster(forecaster, values, horizon);
  const kept = readModel(writeForecaster(tutorialModel({ forecaster })), 'model.onnx');
  const { values: forecast, intervals } = await new ModelForecaster(runtimeFiles).forecast(kept, values, horizon);
  const span = Math.max(...values, ...expected.forecast) - Math.min(...values, ...expected.forecast);
  expectAllNear(forecast, expected.forecast, 1e-5 * span);
  expect(intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
  intervals.forEach(({ lower, upper }, which) => {
    expectAllNear(lower, expected.intervals[which].lower, 1e-5 * span);
    expectAllNear(upper, expected.intervals[which].upper, 1e-5 * span);
  });
});
