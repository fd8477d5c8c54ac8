import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import { runtimeFiles, tutorialModel } from '../../test/support/models.ts';
import { readPytorchReference } from '../../test/support/pytorchReference.ts';
import { writeForecaster } from '../shared/onnx/forecaster/writeForecaster.ts';
import { ModelForecaster } from './modelForecaster.ts';

const root = join(import.meta.dirname, '..', '..');

it('forecasts with the JavaScript of docs/run-a-model.md what the extension does', async () => {
  const code = /```js\n(.*?)```/s.exec(readFileSync(join(root, 'docs', 'run-a-model.md'), 'utf8'))?.[1];
  expect(code).toBeDefined();
  // Inside the project, where the runtime's package is found.
  const folder = join(root, 'test-results', 'run-a-model');
  mkdirSync(folder, { recursive: true });
  try {
    const { data } = readPytorchReference();
    writeFileSync(join(folder, 'run.mjs'), code!);
    writeFileSync(join(folder, 'forecaster.onnx'), writeForecaster(tutorialModel()));
    writeFileSync(join(folder, 'series.txt'), data.join('\n'));
    const printed = execFileSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' });
    const { values } = await new ModelForecaster(runtimeFiles).forecast(tutorialModel(), Float64Array.from(data), 12);
    expectAllNear(printed.trim().split(' ').map(Number), values, 1e-6);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
