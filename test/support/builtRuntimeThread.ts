import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runtimeBundle, runtimeFile } from '../../scripts/commandLineBundle.ts';
import type { Thread } from '../../src/inference/graphThread.ts';
import { runtimeThreads } from '../../src/inference/onnxRuntimeFiles.ts';

/** Threads of onnxruntime, by the script that the extension ships, which is built for them. */
export interface BuiltRuntimeThread {
  start(): Promise<Thread>;
  remove(): Promise<void>;
}

/** Builds the script in a temporary folder. */
export async function builtRuntimeThread(): Promise<BuiltRuntimeThread> {
  const folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-thread-'));
  await build({ ...runtimeBundle, outdir: folder, minify: true });
  const start = runtimeThreads((name) => readFile(name === 'onnxruntime.wasm' ? runtimeFile : join(folder, name)));
  if (start === null) {
    throw new Error('this Node gives no threads');
  }
  return { start, remove: () => rm(folder, { recursive: true, force: true }) };
}
