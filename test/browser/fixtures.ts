import { test as base, expect } from '@playwright/test';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import type { Workbench } from '../../scripts/workbench.ts';
import { DrivenHost } from '../driver/drivenHost.ts';
import { SharedWindow } from './sharedWindow.ts';
import { TestWindow, type UserSettings } from './testWindow.ts';

interface TestFixtures {
  /** The extension: the folder under development, or a package that is installed. */
  readonly extension: string;
  /** Settings that the user already has. */
  readonly settings: UserSettings;
  /**
   * Whether the test goes through one window with the others, with settings of its own and from a window without editors: models
   * and choices of those before stay. Opening one takes longer than most tests. Only a fresh user's window shows how one begins.
   */
  readonly sharesWindow: boolean;
  /** The folder open in the window: a copy of the samples, the test's own. */
  readonly folder: string;
  /** Whether the test has the extension host in hand. */
  readonly driven: boolean;
  /** The extension host where it is; else `null`. */
  readonly host: DrivenHost | null;
  /** A window with the extension under development, ready for use; a fresh user's, unless it is shared. */
  readonly workbench: Workbench;
}

interface WorkerFixtures {
  /** The window that the next test of the file goes on with. */
  readonly shared: SharedWindow;
}

/** A Playwright test in a VS Code window; it also fails when the panel breaks a rule (see `watchPage`). */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const shared = new SharedWindow();
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  extension: [root, { option: true }],
  settings: [{}, { option: true }],
  sharesWindow: [true, { option: true }],
  folder: async ({ sharesWindow, shared, extension, settings }, use) => {
    if (sharesWindow) {
      await use(await shared.begin(extension, settings));
    } else {
      const samples = await copySamples();
      await use(samples.folder);
      await samples.remove();
    }
  },
  driven: [false, { option: true }],
  host: async ({ driven }, use) => {
    const host = driven ? await DrivenHost.make() : null;
    await use(host);
    await host?.remove();
  },
  workbench: async ({ browser, viewport, extension, folder, settings, host, sharesWindow, shared }, use) => {
    const ofUser = sharesWindow ? {} : settings;
    const open = () =>
      TestWindow.open(browser, { viewport }, { extension, settings: ofUser, driver: host?.folder ?? null, folder });
    const window = sharesWindow ? await shared.windowOr(open) : await open();
    try {
      await use(window.workbench);
      expect(window.faults, 'what the panel must not do').toEqual([]);
    } finally {
      if (!sharesWindow) {
        await window.close();
      }
    }
  },
});

export { expect };
