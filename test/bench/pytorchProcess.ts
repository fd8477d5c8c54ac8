import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Cell } from '../../src/shared/model/networkShape.ts';
import type { Contender } from './timeInterleaved.ts';

/** What PyTorch trains: the tutorial with another cell, size or length. */
export interface PytorchTask {
  readonly cell: Cell;
  readonly hidden: number;
  readonly points: number;
}

/** PyTorch training in a process of its own, which waits between turns. */
export interface PytorchProcess {
  readonly version: string;
  readonly threads: number;
  readonly run: Contender;
  stop(): void;
}

/** The first Python that has PyTorch; `null` when none has. */
export function findPython(): string | null {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((each) => each !== undefined);
  return candidates.find((each) => spawnSync(each, ['-c', 'import torch']).status === 0) ?? null;
}

/** Starts `pytorchSine.py`; rejects when it ends by itself. */
export async function startPytorch(python: string, { cell, hidden, points }: PytorchTask): Promise<PytorchProcess> {
  const options = ['--serve', '--cell', cell, '--hidden', String(hidden), '--points', String(points)];
  return serveByPytorch(python, 'pytorchSine.py', options);
}

/**
 * Starts a script of this folder that says what it is in a line of JSON and then answers each line, a count of
 * iterations, with the milliseconds that they took; rejects when it ends by itself.
 */
export async function serveByPytorch(
  python: string,
  script: string,
  options: readonly string[],
): Promise<PytorchProcess> {
  const path = join(import.meta.dirname, script);
  const child: ChildProcess = spawn(python, [path, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done === true) {
      throw new Error('PyTorch ended by itself.');
    }
    return value;
  };
  const about = JSON.parse(await nextLine()) as Pick<PytorchProcess, 'version' | 'threads'>;
  return {
    ...about,
    run: async (iterations) => {
      child.stdin!.write(`${iterations}\n`);
      return Number(await nextLine());
    },
    stop: () => void child.kill(),
  };
}
