import { root } from './root.ts';
import { type ProgramEnd, runProgram } from './runProgram.ts';

const timeoutMs = 120_000;

/** Bundles the extension into `dist/`. */
export function build(): Promise<ProgramEnd> {
  return runProgram(process.execPath, ['esbuild.mjs'], { folder: root, timeoutMs, shown: true });
}
