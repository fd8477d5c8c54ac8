import { readFile } from 'node:fs/promises';
import { loadKernel } from '../engines/wasm/loadKernel.ts';

/** Compiles the first of the kernel files (best first) that this machine can run; throws a sentence when none is. */
export async function readKernel(files: readonly string[]): Promise<WebAssembly.Module> {
  const kernel = await loadKernel(await Promise.all(files.map(async (file) => new Uint8Array(await readFile(file)))));
  if (kernel.module === null) {
    throw new Error(`There is no WebAssembly engine, because ${kernel.reason}.`);
  }
  return kernel.module;
}
