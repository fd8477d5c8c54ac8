import { freshTrainingKernels } from '../../scripts/trainingKernels.ts';

/** Vitest runs this once, before the tests that read the kernels. */
export async function setup(): Promise<void> {
  await freshTrainingKernels();
}
