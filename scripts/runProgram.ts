import type { SpawnOptions } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { startTree, stopTree } from './processTree.ts';
import { root } from './root.ts';

/** How a program ended: its exit status (null when it could not start or was stopped) and all it wrote. */
export interface ProgramEnd {
  readonly status: number | null;
  readonly output: string;
  readonly timedOut: boolean;
}

/** Is handed what a program writes, as it comes. */
export type Show = (text: string) => void;

/** Where the program runs and how long it may. */
export interface ProgramOptions {
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** Whether what it writes also goes to this process's own output, or who gets it. */
  readonly shown?: boolean | Show;
  /** Whether it leaves the processor to what else runs. */
  readonly isPatient?: boolean;
}

/** Gives others nine tenths of a processor that both want. */
const patientPriority = 10;

/** Runs a program to its end, or stops it with its children after `timeoutMs`; never rejects. */
export async function runProgram(
  program: string,
  parameters: readonly string[],
  { folder, environment, timeoutMs, shown = false, isPatient = false }: ProgramOptions,
): Promise<ProgramEnd> {
  const options: SpawnOptions = {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Commands of npm are batch files on Windows, which only a shell can start.
    shell: process.platform === 'win32',
    ...(folder === undefined ? {} : { cwd: folder }),
    ...(environment === undefined ? {} : { env: environment }),
  };
  const child = startTree(program, parameters, options);
  if (isPatient && child.pid !== undefined) {
    setPriority(child.pid, patientPriority);
  }
  let output = '';
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (typeof shown === 'function') {
        shown(text);
      } else if (shown) {
        target.write(text);
      }
    });
  }
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void stopTree(child);
  }, timeoutMs);
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      output += `${error.message}\n`;
      resolve(null);
    });
    child.on('close', resolve);
  });
  clearTimeout(timer);
  await stopTree(child);
  return { status, output, timedOut };
}

/** Runs one of the development tools of package.json (`tsc`, `biome`, ...) from the project's root. */
export function runTool(name: string, parameters: readonly string[], options: ProgramOptions): Promise<ProgramEnd> {
  return runProgram(join(root, 'node_modules', '.bin', name), parameters, { folder: root, ...options });
}
