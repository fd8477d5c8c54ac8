import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { DriverAnswer, DriverMethods } from './driverMethods.ts';

const answerTimeoutMs = 60_000;
const startTimeoutMs = 60_000;

/** The extension host of a window, as the driver in it sees it; a host that is started anew is found by itself. */
export class DrivenHost {
  /** Where the driver stands, an extension to be installed beside ours. */
  readonly folder: string;
  /** Is told of every call, which process was asked, and when it has answered. */
  tell: (line: string) => void = () => {};

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Builds the driver. */
  static async make(): Promise<DrivenHost> {
    const folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-driver-'));
    await build({
      entryPoints: { driver: join(import.meta.dirname, 'driver.ts') },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode'],
      outdir: folder,
    });
    const manifest = {
      ...{ name: 'driver', publisher: 'rnn-forecast', version: '0.0.1', engines: { vscode: '^1.91.0' } },
      ...{ main: './driver.js', activationEvents: ['*'], extensionKind: ['workspace'] },
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    return new DrivenHost(folder);
  }

  /** The process of the host that has started last; `null` before the first. */
  async pid(): Promise<number | null> {
    return (await this.#host())?.pid ?? null;
  }

  /** Waits for the first; throws when none has come in time. */
  async whenStarted(): Promise<void> {
    for (const late = performance.now() + startTimeoutMs; (await this.pid()) === null; ) {
      if (performance.now() > late) {
        throw new Error('no extension host has started in time');
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Has the host run a twentieth of the time, as on a slow machine, until the answer is called; not on Windows. */
  async slowDown(): Promise<() => void> {
    const pid = await this.pid();
    if (pid === null) {
      throw new Error('no extension host has started');
    }
    let timer: NodeJS.Timeout;
    const rest = () => {
      process.kill(pid, 'SIGSTOP');
      timer = setTimeout(work, 57);
    };
    const work = () => {
      process.kill(pid, 'SIGCONT');
      timer = setTimeout(rest, 3);
    };
    rest();
    return () => {
      clearTimeout(timer);
      process.kill(pid, 'SIGCONT');
    };
  }

  /** Calls a method of the driver; rejects with its sentence, or when there is no host to answer. */
  async call<Name extends keyof DriverMethods>(
    method: Name,
    ...values: Parameters<DriverMethods[Name]>
  ): Promise<Awaited<ReturnType<DriverMethods[Name]>>> {
    const host = await this.#host();
    if (host === null) {
      throw new Error('no extension host has started');
    }
    this.tell(`host ${host.pid} is asked: ${[method, ...values].join(' ')}`);
    const response = await fetch(`http://127.0.0.1:${host.port}/`, {
      method: 'POST',
      body: JSON.stringify({ method, values }),
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    const answer = (await response.json()) as DriverAnswer;
    this.tell(`host ${host.pid} has answered: ${method}`);
    if ('error' in answer) {
      throw new Error(`${method}: ${answer.error}`);
    }
    return answer.result as Awaited<ReturnType<DriverMethods[Name]>>;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async #host(): Promise<{ readonly port: number; readonly pid: number } | null> {
    try {
      return JSON.parse(await readFile(join(this.folder, 'port.json'), 'utf8')) as { port: number; pid: number };
    } catch {
      return null;
    }
  }
}
