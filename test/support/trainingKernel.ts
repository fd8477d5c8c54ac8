import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import type { TrainingKernelFile } from '../../scripts/trainingKernels.ts';

/** The bytes of a kernel that `freshTrainingKernels` has compiled. */
export function readTrainingKernel(file: TrainingKernelFile): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(root, 'out', 'kernels', file)));
}
