import { glob } from 'node:fs/promises';
import { dirname } from 'node:path';
import { root } from './root.ts';
import { type ProgramOptions, runTool } from './runProgram.ts';

const timeoutMs = 180_000;

/** The folders with a tsconfig.json of their own: each is checked with just the types that it may use. */
export async function typeProjects(): Promise<readonly string[]> {
  const files = await Array.fromAsync(glob('{src,webview,cli,test,scripts}/{,**/}tsconfig.json', { cwd: root }));
  return files.map((file) => dirname(file)).sort();
}

/** Checks every project's types, showing what is wrong; answers with the folders that have errors. */
export async function checkTypes(options: Partial<ProgramOptions> = {}): Promise<readonly string[]> {
  const failed: string[] = [];
  const show = typeof options.shown === 'function' ? options.shown : (text: string) => process.stdout.write(text);
  for (const project of await typeProjects()) {
    const { status } = await runTool('tsc', ['-p', project], { timeoutMs, shown: true, ...options });
    show(`${status === 0 ? 'ok    ' : 'FAILED'} ${project}\n`);
    if (status !== 0) {
      failed.push(project);
    }
  }
  return failed;
}
