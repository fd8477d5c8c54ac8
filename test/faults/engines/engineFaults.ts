import { Worker } from 'node:worker_threads';
import type { Fault, FaultOutcome } from '../fault.ts';
import type { RuntimeJob } from './runtimeThread.ts';

export const engineFaults: readonly Fault[] = [
  {
    group: 'engines',
    name: "onnxruntime's bytes missing, cut off or changed: one sentence, or the right numbers",
    cases: { test: 8, soak: 400 },
    async run({ cases, seed, begin }) {
      const lost: string[] = [];
      let [sentences, right] = [0, 0];
      for (let which = 0; which < cases; which++) {
        begin();
        const answer = await inThread({
          seed: seed + which,
          how: which === 0 ? 'missing' : which % 4 === 3 ? 'changed' : 'cut',
        });
        if (answer === 'right') {
          right++;
        } else if (/^onnxruntime could not be started \(.+\); reinstalling the extension may help\.$/s.test(answer)) {
          sentences++;
        } else {
          lost.push(`case ${which} of seed ${seed}: ${answer}`);
        }
      }
      return { tried: cases, lost, note: `${sentences} sentences, ${right} forecasts` } satisfies FaultOutcome;
    },
  },
];

/** A runtime that failed to start never starts again in its thread: each case has its own. */
async function inThread(job: RuntimeJob): Promise<string> {
  const thread = new Worker(new URL('./runtimeThread.ts', import.meta.url), {
    workerData: job,
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  try {
    return await new Promise<string>((resolve) => {
      thread.on('message', resolve);
      thread.on('error', (error) => resolve(`the thread failed: ${error instanceof Error ? error.message : error}`));
      thread.on('exit', () => resolve('the thread ended without an answer'));
    });
  } finally {
    await thread.terminate();
  }
}
