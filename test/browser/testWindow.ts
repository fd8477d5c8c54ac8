import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { root } from '../../scripts/root.ts';
import { startVSCodeServer, type VSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { watchPage } from './watchPage.ts';

/** What a window is made of. */
export interface WindowOptions {
  /** The folder of the extension under development, or a .vsix file, which is installed. */
  readonly extension: string;
  /** Settings that the user already has. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder of an extension that has the host in hand; `null` without one. */
  readonly driver: string | null;
  /** The folder that is open. */
  readonly folder: string;
}

/** Searches are short where a test does not ask for long ones. */
const quickSettings = { 'rnn.forecast.searchSeconds': 0.2 };

/** A window of a fresh user: with settings, storage and models of its own, in a server of its own, which starts in half a second. */
export class TestWindow {
  readonly workbench: Workbench;
  readonly folder: string;
  readonly #server: VSCodeServer;
  readonly #watched: (() => readonly string[])[];

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
      settings: { ...quickSettings, ...settings },
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

  /** Closes all editors, and puts the samples back into the folder as they were, alone. */
  async startAfresh(): Promise<void> {
    await this.workbench.closeEditors();
    await this.workbench.runCommand('Notifications: Clear All Notifications');
    for (const name of await readdir(this.folder)) {
      await rm(join(this.folder, name), { recursive: true, force: true });
    }
    await cp(join(root, 'samples'), this.folder, { recursive: true });
  }

  async close(): Promise<void> {
    await this.workbench.page.context().close();
    await this.#server.stop();
  }
}
