import type { Browser } from '@playwright/test';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { settlingMs } from './panelMoments.ts';
import { median } from './timeInterleaved.ts';

/** How long the extension takes to become active, as VS Code itself says: reading its script, and `activate`. */
export interface ActivationTiming {
  /** In the first window of a server; the median of several servers. */
  readonly coldMs: number;
  readonly coldRunsMs: readonly number[];
  /** In windows that were loaded anew; the median. */
  readonly warmMs: number;
  readonly warmRunsMs: readonly number[];
}

const servers = 3;
const reloads = 3;

/** Times activation by a command in the VS Code server; the extension must be built. */
export async function timeActivation(): Promise<ActivationTiming> {
  const browser = await launchChromium();
  const coldRunsMs: number[] = [];
  const warmRunsMs: number[] = [];
  try {
    for (let server = 0; server < servers; server++) {
      const [cold, ...warm] = await activationsOfServer(browser);
      coldRunsMs.push(cold);
      warmRunsMs.push(...warm);
    }
  } finally {
    await browser.close();
  }
  return { coldMs: median(coldRunsMs), coldRunsMs, warmMs: median(warmRunsMs), warmRunsMs };
}

/** Milliseconds of the first window of a server, and of that window loaded anew several times. */
async function activationsOfServer(browser: Browser): Promise<number[]> {
  const samples = await copySamples();
  const server = await startVSCodeServer({ extension: root });
  // So high that the list of extensions shows all of them.
  const context = await browser.newContext({ viewport: { width: 1280, height: 4000 } });
  try {
    const workbench = new Workbench(await context.newPage());
    await workbench.open(server.address(samples.folder));
    const times = [await activationOf(workbench)];
    for (let reload = 0; reload < reloads; reload++) {
      await workbench.reload();
      times.push(await activationOf(workbench));
    }
    return times;
  } finally {
    await context.close();
    await server.stop();
    await samples.remove();
  }
}

/** Activates the extension by a command, and reads what VS Code's list of running extensions says of it. */
async function activationOf(workbench: Workbench): Promise<number> {
  const { page } = workbench;
  await page.waitForTimeout(settlingMs);
  await workbench.runCommand('RNN: Show Log');
  await workbench.runCommand('Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: 'RNN Forecast' });
  const text = (await row.textContent()) ?? '';
  const [, ms] = /Activation: (\d+)\s*ms/.exec(text) ?? [];
  if (ms === undefined) {
    throw new Error(`VS Code does not say how long activation took: ${text}`);
  }
  // The list stands before everything else in the window.
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
  return Number(ms);
}
