import type { CDPSession } from '@playwright/test';
import type { HostMemory } from '../../driver/driverMethods.ts';
import { type DrivenWindow, openDrivenWindow } from './drivenWindow.ts';

/** What is counted; all but the workers may differ by a tenth. */
type Sizes = Readonly<Record<(typeof counted)[number], number>>;
const counted = ['host heap', 'host buffers', 'page heap', 'page listeners', 'page nodes', 'page frames'] as const;

/** Every so many panels train, and show what they learned. */
const trainsEvery = 10;
const answerMs = 60_000;
const mostGrown = 0.1;
/** What is under way between window and host comes and goes: the smallest of so many looks counts. */
const hostLooks = 5;

/** What many panels, opened and closed one after another, have left behind in one window. */
export interface LeftBehind {
  /** What grew by more than a tenth after the warm-up, in a sentence each. */
  readonly lost: readonly string[];
  /** Growth by what is counted. */
  readonly note: string;
}

/** Opens and closes the panel so many times in one window, a tenth of them to warm up; `begin` is called before each. */
export async function openAndClosePanels(cycles: number, begin: () => void): Promise<LeftBehind> {
  const window = await openDrivenWindow({ 'rnn.training.iterations': 200, 'rnn.training.backend': 'wasm' });
  try {
    const { host, page, workbench } = window;
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const all: Sizes[] = [];
    for (let cycle = 0; cycle < cycles; cycle++) {
      begin();
      if (cycle % trainsEvery === 0) {
        await host.call('command', 'rnn.trainOnSine');
        await workbench.panel.whenShown(/^Learned/, answerMs);
      } else {
        await host.call('command', 'rnn.showPanel');
        await workbench.panel.sentence.waitFor({ timeout: answerMs });
      }
      await host.call('closePanels');
      if (cycle === Math.floor(cycles / 10) || cycle === cycles - 1) {
        all.push(await sizes(window, session));
      }
    }
    const [first, last] = all;
    const growth = counted.map((name) => ({ name, share: last[name] / Math.max(first[name], 1) - 1 }));
    const workers = await trainingWorkers(window);
    return {
      lost: [
        ...growth
          .filter(({ share }) => share > mostGrown)
          .map(({ name }) => `the ${name} grew from ${first[name]} to ${last[name]}`),
        ...(workers > 0 ? [`${workers} training workers are left`] : []),
      ],
      note: growth.map(({ name, share }) => `${name} ${(100 * share).toFixed(1)} %`).join(', '),
    };
  } finally {
    await window.close();
  }
}

async function sizes({ host }: DrivenWindow, session: CDPSession): Promise<Sizes> {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
  const looks: HostMemory[] = [];
  for (let look = 0; look < hostLooks; look++) {
    looks.push(await host.call('memory'));
  }
  const least = (size: 'heapUsed' | 'arrayBuffers') => Math.min(...looks.map((each) => each[size]));
  return {
    'host heap': least('heapUsed'),
    // Of a few kilobytes a tenth is nothing.
    'host buffers': Math.max(least('arrayBuffers'), 2 ** 20),
    'page heap': metric('JSHeapUsedSize'),
    'page listeners': metric('JSEventListeners'),
    'page nodes': metric('Nodes'),
    'page frames': metric('Frames'),
  };
}

/** A worker goes with its wasm memory and its textures; none may be left without a panel. */
async function trainingWorkers({ page }: DrivenWindow): Promise<number> {
  const names = await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.name).catch(() => '')));
  return names.filter((name) => name === 'rnn-training').length;
}
