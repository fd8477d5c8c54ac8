import { expect, it } from 'vitest';
import { runtimeFiles, tutorialModel } from '../../test/support/models.ts';
import { watchWasmMemory } from '../../test/support/watchWasmMemory.ts';
import { writeForecaster } from '../shared/onnx/forecaster/writeForecaster.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

it('opens, runs and closes 200 sessions in the memory that the first one took', async () => {
  const memory = watchWasmMemory();
  const runtime = new OnnxRuntime(runtimeFiles);
  const bytes = writeForecaster(tutorialModel());
  const use = async () => {
    const session = await runtime.open(bytes);
    await session.run({
      values: await runtime.tensor(new Float32Array(400), [400, 1]),
      horizon: await runtime.integer(100),
    });
    await session.release();
  };
  await use();
  const first = memory();
  expect(first).toBeGreaterThan(0);
  for (let session = 0; session < 200; session++) {
    await use();
  }
  expect(memory()).toBe(first);
});
