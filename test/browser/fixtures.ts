import { test as base, expect } from '@playwright/test';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { DrivenHost } from '../driver/drivenHost.ts';
import { watchPage } from './watchPage.ts';

interface TestFixtures {
  /** The extension: the folder under development, or a package that is installed. */
  readonly extension: string;
  /** Settings that the user already has. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder open in the window: a copy of the samples, the test's own. */
  readonly folder: string;
  /** Whether the test has the extension host in hand. */
  readonly driven: boolean;
  /** The extension host where it is; else `null`. */
  readonly host: DrivenHost | null;
  /** A window of a fresh user, with the extension under development, ready for use. */
  readonly workbench: Workbench;
}

/** Searches are short where a test does not ask for long ones. */
const quickSettings = { 'rnn.forecast.searchSeconds': 0.2 };

/** A Playwright test in a VS Code window; it also fails when the panel breaks a rule (see `watchPage`). */
export const test = base.extend<TestFixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  extension: [root, { option: true }],
  settings: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  folder: async ({}, use) => {
    const samples = await copySamples();
    await use(samples.folder);
    await samples.remove();
  },
  driven: [false, { option: true }],
  host: async ({ driven }, use) => {
    const host = driven ? await DrivenHost.make() : null;
    await use(host);
    await host?.remove();
  },
  workbench: async ({ page, extension, folder, settings, host }, use) => {
    // A server of its own gives each test a fresh user: settings, storage and models; it starts in half a second.
    const server = await startVSCodeServer({
      extension,
      settings: { ...quickSettings, ...settings },
      ...(host === null ? {} : { driver: host.folder }),
    });
    try {
      const faults = [watchPage(page)];
      // A window that is made for an editor.
      page.context().on('page', (opened) => faults.push(watchPage(opened)));
      const workbench = new Workbench(page);
      await workbench.open(server.address(folder));
      await use(workbench);
      expect(
        faults.flatMap((found) => found()),
        'what the panel must not do',
      ).toEqual([]);
    } finally {
      await page.close();
      await server.stop();
    }
  },
});

export { expect };
