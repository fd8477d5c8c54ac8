import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { root } from '../../scripts/root.ts';
import { startVSCodeServer, type VSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { watchPage } from './watchPage.ts';

/** Settings that the user has. */
export type UserSettings = Readonly<Record<string, unknown>>;

/** What a window is made of. */
export interface WindowOptions {
  /** The folder of the extension under development, or a .vsix file, which is installed. */
  readonly extension: string;
  readonly settings: UserSettings;
  /** The folder of an extension that has the host in hand; `null` without one. */
  readonly driver: string | null;
  /** The folder that is open. */
  readonly folder: string;
}

/** Of every user; a test may have others. */
const usualSettings = {
  // Searches are short where a test does not ask for long ones.
  'rnn.forecast.searchSeconds': 0.2,
  // What is said of a row where the mouse was left would lie over the row below, which is clicked next.
  'workbench.hover.delay': 600_000,
};
const settingsFolder = '.vscode';
/** Other settings take a moment. */
const settingsTimeoutMs = 20_000;

/** A window of a fresh user: with settings, storage and models of its own, in a server of its own, which starts in half a second. */
export class TestWindow {
  readonly workbench: Workbench;
  readonly folder: string;
  readonly #server: VSCodeServer;
  readonly #watched: (() => readonly string[])[];
  #tests = 0;

  private constructor(page: Page, folder: string, server: VSCodeServer) {
    this.workbench = new Workbench(page);
    this.folder = folder;
    this.#server = server;
    this.#watched = [watchPage(page)];
    // A window that is made for an editor.
    page.context().on('page', (opened) => this.#watched.push(watchPage(opened)));
  }

  static async open(
    browser: Browser,
    look: BrowserContextOptions,
    { extension, settings, driver, folder }: WindowOptions,
  ): Promise<TestWindow> {
    const server = await startVSCodeServer({
      extension,
      settings: { ...usualSettings, ...settings },
      ...(driver === null ? {} : { driver }),
    });
    const context = await browser.newContext(look);
    const window = new TestWindow(await context.newPage(), folder, server);
    try {
      await window.workbench.open(server.address(folder));
      return window;
    } catch (error) {
      await window.close();
      throw error;
    }
  }

  /** What the panel did that it must not do (see `watchPage`). */
  get faults(): readonly string[] {
    return this.#watched.flatMap((found) => found());
  }

  /** Closes all editors, puts the samples back into the folder as they were, alone, and these settings beside them. */
  async startAfresh(settings: UserSettings): Promise<void> {
    const { workbench, folder } = this;
    await workbench.closeEditors();
    for (const name of await readdir(folder)) {
      if (name !== settingsFolder) {
        await rm(join(folder, name), { recursive: true, force: true });
      }
    }
    await cp(join(root, 'samples'), folder, { recursive: true });
    // The window's title says when they are in force.
    const title = `Test ${++this.#tests}`;
    await writeFolderSettings(folder, { ...settings, 'window.title': title });
    await expect(workbench.page).toHaveTitle(title, { timeout: settingsTimeoutMs });
    if ((await workbench.notifications().count()) > 0) {
      await workbench.runCommand('Notifications: Clear All Notifications');
    }
    await expect(workbench.notifications()).toHaveCount(0);
  }

  async close(): Promise<void> {
    await this.workbench.page.context().close();
    await this.#server.stop();
  }
}

/** Has the windows of a folder take these settings over the user's. */
export async function writeFolderSettings(folder: string, settings: UserSettings): Promise<void> {
  await mkdir(join(folder, settingsFolder), { recursive: true });
  await writeFile(join(folder, settingsFolder, 'settings.json'), JSON.stringify(settings));
}
