import { Worker } from 'node:worker_threads';
import { allFaults } from './allFaults.ts';
import type { FaultOutcome } from './fault.ts';
import type { TriedFault } from './faultTable.ts';
import type { FaultJob } from './faultThread.ts';

const usualCaseMs = 60_000;
/** What the cases of one fault may hold altogether; the host of an editor has several times that. */
const heapMb = 512;

/**
 * Tries a fault in a thread of its own, whose memory is bounded; a case that hangs or takes all of it is lost, and ends
 * the trial.
 */
export async function tryFault(which: number, cases: number, seed: number): Promise<TriedFault> {
  const fault = allFaults[which];
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const job: FaultJob = { which, cases, seed, begun };
  const thread = new Worker(new URL('./faultThread.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  const startedAt = performance.now();
  let last = -1;
  const outcome = await new Promise<FaultOutcome>((resolve) => {
    const broken = (what: string) => {
      const count = Atomics.load(begun, 0);
      resolve({ tried: Math.max(1, count), lost: [`case ${count} of seed ${seed} ${what}`], note: '' });
    };
    const watch = setInterval(() => {
      const count = Atomics.load(begun, 0);
      if (count === last) {
        broken('hangs');
      }
      last = count;
    }, fault.mostCaseMs ?? usualCaseMs);
    thread.on('message', resolve);
    thread.on('error', (error) => broken(`ends the thread: ${error instanceof Error ? error.message : error}`));
    thread.on('exit', () => clearInterval(watch));
  });
  await thread.terminate();
  return { ...outcome, fault, seconds: (performance.now() - startedAt) / 1000 };
}
