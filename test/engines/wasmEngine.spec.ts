import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';
import { readPytorchReference } from '../support/pytorchReference.ts';
import { tutorialTask } from '../support/tutorialTask.ts';
import { expect, test } from './engineTest.ts';

const reference = readPytorchReference();

for (const { file } of trainingKernels) {
  test(`has PyTorch’s first 50 losses in a webview’s worker with ${file}`, async ({ worker }) => {
    const kernel = new Uint8Array(await readFile(join(await freshTrainingKernels(), file)));
    const losses = await worker.trainInWasm([kernel], tutorialTask(reference), 50);
    expect(losses.length).toBe(50);
    for (const [i, loss] of reference.float32.losses.slice(0, 50).entries()) {
      expect(Math.abs(losses[i] / loss - 1), `loss ${i}`).toBeLessThan(1e-4);
    }
  });
}
