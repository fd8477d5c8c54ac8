import { root } from './root.ts';
import { type ProgramEnd, runProgram } from './runProgram.ts';

const timeoutMs = 120_000;

/** Bundles the extension into `dist/`, with what helps to find faults. */
export function build(): Promise<ProgramEnd> {
  return bundle();
}

/** Bundles it as its users have it. */
export function buildForUsers(): Promise<ProgramEnd> {
  return bundle('--production');
}

function bundle(...how: readonly string[]): Promise<ProgramEnd> {
  return runProgram(process.execPath, ['esbuild.mjs', ...how], { folder: root, timeoutMs, shown: true });
}
