import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import { testSeries } from '../../test/support/forecasters.ts';
import { runtimeFiles } from '../../test/support/models.ts';
import { runForecaster } from '../../test/support/runForecaster.ts';
import { evaluateForecaster } from '../shared/model/forecaster/evaluateForecaster.ts';
import { forecasterOf } from '../shared/model/forecaster/forecasterOf.ts';
import { readPrior } from '../shared/model/prior.ts';
import { priorModel } from '../shared/model/priorModel.ts';
import { writeForecaster } from '../shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

const media = join(root, 'media');
const prior = readPrior(readFileSync(join(media, 'prior.json'), 'utf8'), readFileSync(join(media, 'prior.f32')));

it.each([
  { name: 'no season', season: null },
  { name: 'a season that is added', season: { period: 12, kind: 'additive' } },
  { name: 'one that multiplies', season: { period: 12, kind: 'multiplicative' } },
] as const)('forecasts series side by side, each as it would alone: $name', async ({ season }) => {
  const model = priorModel(prior, season);
  const histories = [1, 2, 3].map((seed) => testSeries(60, 100 * seed, 10, seed));
  const { forecast } = await runForecaster(new OnnxRuntime(runtimeFiles), forecasterOf(model), histories, 50);
  for (const [which, history] of histories.entries()) {
    expectAllNear(forecast[which], evaluateForecaster(forecasterOf(model), history, 50).forecast, 1e-3);
  }
});

it('is the same file whenever it is written, and is read again', () => {
  const write = () => writeForecaster(priorModel(prior, { period: 12, kind: 'additive' }));
  const bytes = write();
  expect(write()).toEqual(bytes);
  const { name, forecaster, trainedOn } = readModel(bytes, 'prior.onnx');
  expect([name, trainedOn]).toEqual(['Prior, season of 12', null]);
  expect(forecaster?.components.map(({ predictor }) => predictor.kind)).toEqual(['direct']);
});
