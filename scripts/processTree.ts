import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const onWindows = process.platform === 'win32';
const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) {
    killTree(child, 'SIGKILL');
  }
});

/** Starts a program that ends, with every process it starts, when this process does at the latest. */
export function startTree(program: string, parameters: readonly string[], options: SpawnOptions): ChildProcess {
  // A group of its own, so that one signal reaches the children's children too.
  const child = spawn(program, parameters, { ...options, detached: !onWindows });
  running.add(child);
  child.on('error', () => running.delete(child));
  return child;
}

/** Ends a program started by `startTree` and all its children: politely, and after `graceMs` without asking. */
export async function stopTree(child: ChildProcess, graceMs = 3000): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    killTree(child, 'SIGTERM');
    const timer = setTimeout(() => killTree(child, 'SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  }
  // The program is gone, but a child that outlived it may not be.
  killTree(child, 'SIGKILL');
  running.delete(child);
}

/** Lets Ctrl+C and a polite kill end this process the ordinary way, so that what it started ends with it. */
export function exitOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => process.exit(code));
  }
}

function killTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
