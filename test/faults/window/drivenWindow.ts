import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchChromium } from '../../../scripts/chromium.ts';
import { root } from '../../../scripts/root.ts';
import { startVSCodeServer } from '../../../scripts/vscodeServer.ts';
import { Workbench } from '../../../scripts/workbench.ts';
import { watchPage } from '../../browser/watchPage.ts';
import { DrivenHost } from '../../driver/drivenHost.ts';
import { processPerOrigin, webviewsApart } from './webviewsApart.ts';
import { WindowLog } from './windowLog.ts';

/** A window with the extension as built, and its extension host in hand. */
export interface DrivenWindow {
  readonly page: Page;
  readonly workbench: Workbench;
  readonly host: DrivenHost;
  /** The folder that is open: an empty one, the window's own. */
  readonly folder: string;
  readonly log: WindowLog;
  /** What the panel did that it must not do, see `watchPage`. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** Opens such a window of a fresh user with these settings; `isApart` has its webviews in a process of their own. */
export async function openDrivenWindow(
  settings: Readonly<Record<string, unknown>>,
  isApart = false,
): Promise<DrivenWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-driven-'));
  const host = await DrivenHost.make();
  const browser = await launchChromium(isApart ? processPerOrigin : []);
  const server = await startVSCodeServer({ extension: root, driver: host.folder, settings });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const faults = watchPage(page);
  const log = new WindowLog(page);
  host.tell = (line) => log.note(line);
  // VS Code asks before a window with unsaved text is left.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  const workbench = new Workbench(page);
  const address = server.address(folder);
  await page.goto(isApart ? await webviewsApart(page, address) : address);
  await host.whenStarted();
  return {
    ...{ page, workbench, host, folder, log, faults },
    async close() {
      await browser.close();
      await server.stop();
      await host.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
