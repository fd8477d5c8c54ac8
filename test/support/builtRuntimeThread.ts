import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runtimeBundle, runtimeFile } from '../../scripts/commandLineBundle.ts';
import type { Thread } from '../../src/inference/graphThread.ts';
import { runtimeThreads } from '../../src/inference/onnxRuntimeFiles.ts';

/** Threads of onnxruntime, by the script that the extension ships, which is built for them. */
export interface BuiltRuntimeThread {
  /** With the runtime's binary, or what another reading of it gives. */
  start(bytes?: () => Promise<Uint8Array>): Promise<Thread>;
  remove(): Promise<void>;
}

/** Builds the script in a temporary folder. */
export async function builtRuntimeThread(): Promise<BuiltRuntimeThread> {
  const folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-thread-'));
  await build({ ...runtimeBundle, outdir: folder, minify: true });
  const start = (bytes: () => Promise<Uint8Array> = () => readFile(runtimeFile)) => {
    const begin = runtimeThreads((name) => (name === 'onnxruntime.wasm' ? bytes() : readFile(join(folder, name))));
    if (begin === null) {
      throw new Error('this Node gives no threads');
    }
    return begin();
  };
  return { start, remove: () => rm(folder, { recursive: true, force: true }) };
}
