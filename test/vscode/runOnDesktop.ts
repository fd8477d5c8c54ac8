import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { namedDesktopVSCode, programBehind } from '../../scripts/desktopVscode.ts';
import { root } from '../../scripts/root.ts';
import { runProgram } from '../../scripts/runProgram.ts';
import { resultOfLine, type SuiteRun } from './testResult.ts';

const silenceTimeoutMs = 10_000;
const downloadTimeoutMs = 180_000;

/** A desktop VS Code that starts on this machine, or one sentence that says why there is none. */
export async function findDesktopForTests(): Promise<{ readonly program: string } | { readonly missing: string }> {
  if (screenCommand() === null) {
    return { missing: 'there is no display for a desktop VS Code, and no xvfb-run to stand in for one.' };
  }
  const named = namedDesktopVSCode();
  let program: string;
  try {
    program = named === null ? await download() : programBehind(named);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { missing: `VSCODE_PATH is not set and no desktop VS Code could be downloaded (${reason}).` };
  }
  // VS Code's program can run as plain Node, which shows whether its shared libraries are there.
  const environment = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { status, output } = await runProgram(program, ['-e', '0'], { environment, timeoutMs: 30_000 });
  if (status !== 0) {
    const missing = `${program} does not start here: ${output.trim().split('\n')[0]}`;
    if (named !== null) {
      throw new Error(missing);
    }
    return { missing };
  }
  return { program };
}

/** Runs a bundle of the suite (a path relative to the root) in a desktop VS Code that shows `folder`. */
export async function runOnDesktop(
  program: string,
  folder: string,
  bundle: string,
  timeoutMs: number,
): Promise<SuiteRun> {
  const data = await mkdtemp(join(tmpdir(), 'rnn-forecast-desktop-'));
  try {
    const [screen, ...parameters] = [
      ...(screenCommand() ?? []),
      process.execPath,
      join(root, 'test', 'vscode', 'desktopRun.ts'),
      ...[program, folder, join(root, bundle), data],
    ];
    const { status, output, timedOut } = await runProgram(screen!, parameters, { folder: root, timeoutMs });
    const results = output
      .split('\n')
      .map(resultOfLine)
      .filter((result) => result !== null);
    const failed = results.some(({ state }) => state === 'failed');
    const reason = timedOut ? `no end after ${timeoutMs / 1000} s` : `exit code ${status}`;
    const sound = !timedOut && (failed || (status === 0 && results.length > 0));
    return { results, fault: sound ? null : `${reason}\n${output}` };
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Downloads VS Code into `.vscode-test`, or finds the one downloaded before; gives up after a bounded time. */
async function download(): Promise<string> {
  const giveUp = Promise.withResolvers<never>();
  const timer = setTimeout(() => giveUp.reject(new Error('the download took too long')), downloadTimeoutMs);
  try {
    const options = {
      cachePath: join(root, '.vscode-test'),
      reporter: new SilentReporter(),
      timeout: silenceTimeoutMs,
    };
    return await Promise.race([downloadAndUnzipVSCode(options), giveUp.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** What to put before a command so that it has a screen: nothing, `xvfb-run`, or null where neither is to be had. */
function screenCommand(): readonly string[] | null {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
    return [];
  }
  const hasVirtualScreen = (process.env.PATH ?? '').split(delimiter).some((path) => existsSync(join(path, 'xvfb-run')));
  return hasVirtualScreen ? ['xvfb-run', '-a'] : null;
}
