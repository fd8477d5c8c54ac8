import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';

/** The compiled training kernels, best first. */
export async function readKernels(): Promise<Uint8Array<ArrayBuffer>[]> {
  const folder = await freshTrainingKernels();
  return Promise.all(trainingKernels.map(async ({ file }) => new Uint8Array(await readFile(join(folder, file)))));
}
