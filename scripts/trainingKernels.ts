import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';
import { runTool } from './runProgram.ts';

const source = join('webview', 'training', 'engines', 'wasm', 'kernel');
const timeoutMs = 120_000;

/**
 * The training kernel is compiled twice, best first: with fused multiplication and addition, which browsers have had
 * since 2023 but not all of them, and without.
 */
export const trainingKernels = [
  { file: 'training-relaxed.wasm', features: ['simd', 'relaxed-simd'] },
  { file: 'training.wasm', features: ['simd'] },
] as const;
export type TrainingKernelFile = (typeof trainingKernels)[number]['file'];

/** Compiles the training kernels into a folder; rejects after showing what is wrong with them. */
export async function compileTrainingKernels(folder: string): Promise<void> {
  await Promise.all(
    trainingKernels.map(async ({ file, features }) => {
      const options = [
        join(source, 'main.ts'),
        ...['--outFile', join(folder, file)],
        ...features.flatMap((feature) => ['--enable', feature]),
        // V8 optimises; more from the compiler reorders the time loop's instructions, which costs a tenth.
        ...['--optimizeLevel', '1', '--noAssert'],
        // Memory is the host's: nothing is ever allocated or freed inside.
        ...['--runtime', 'stub', '--importMemory', '--noExportMemory'],
        // As `maximumBytes` in memoryPlan.ts, in pages of 64 kB.
        ...['--initialMemory', '1', '--maximumMemory', '4096'],
      ];
      const { status } = await runTool('asc', options, { folder: root, timeoutMs, shown: true });
      if (status !== 0) {
        throw new Error(`The training kernel ${file} could not be compiled.`);
      }
    }),
  );
}

/** The kernels for tests and benchmarks, compiled again only when their source is newer; answers with their folder. */
export async function freshTrainingKernels(): Promise<string> {
  const folder = join(root, 'out', 'kernels');
  const sources = await Array.fromAsync(glob(join(root, source, '**', '*.ts')));
  const changed = await Promise.all([...sources, import.meta.filename].map(modifiedAt));
  const compiled = await Promise.all(trainingKernels.map(({ file }) => modifiedAt(join(folder, file))));
  if (Math.min(...compiled) <= Math.max(...changed)) {
    await compileTrainingKernels(folder);
  }
  return folder;
}

/** Milliseconds; minus infinity when there is no such file. */
async function modifiedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.NEGATIVE_INFINITY,
  );
}
