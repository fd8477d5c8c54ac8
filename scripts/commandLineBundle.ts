import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { root } from './root.ts';

const runtime = join(root, 'node_modules', 'onnxruntime-web', 'dist');
/** onnxruntime's script. */
export const runtimeScript = join(runtime, 'ort.wasm.bundle.min.mjs');
/** The script beside the extension: the runtime, and what makes a thread of it. VS Code's web host evaluates it, too. */
export const runtimeBundle = {
  entryPoints: { onnxruntime: join(root, 'src', 'inference', 'runtimeScript.ts') },
  alias: { 'onnxruntime-web/wasm': runtimeScript },
  bundle: true,
  format: 'cjs',
  platform: 'browser',
} satisfies BuildOptions;
/** onnxruntime's WebAssembly, which extension and command line read as it is. */
export const runtimeFile = join(runtime, 'ort-wasm-simd-threaded.wasm');

/** The command line as one file for Node; the kernels, the runtime and, a folder up, `media/` are to stand beside it. */
export const commandLineBundle = {
  entryPoints: { cli: join(root, 'cli', 'main.ts') },
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
} satisfies BuildOptions;
