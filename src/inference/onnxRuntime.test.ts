import { expect, it } from 'vitest';
import { runtimeFiles, tutorialModel } from '../../test/support/models.ts';
import { writeStepModel } from '../shared/onnx/writeStepModel.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

// A file of its own: after a failed start, the runtime's module starts no more.
it('says in a sentence that the runtime’s file is damaged', async () => {
  const runtime = new OnnxRuntime({ ...runtimeFiles, bytes: async () => new Uint8Array(100).fill(1) });
  await expect(runtime.open(writeStepModel(tutorialModel()))).rejects.toThrow(
    /^onnxruntime could not be started \(.*\); reinstalling the extension may help\.$/s,
  );
});
