import { expect, type Locator, type Page } from '@playwright/test';
import { PanelPage } from './panelPage.ts';

/** A place in an editor, both counted from 1 as VS Code shows them; `end` is the line's last column. */
export interface Place {
  readonly line: number;
  readonly column: number | 'end';
}

const isMac = process.platform === 'darwin';
const control = isMac ? 'Meta' : 'Control';
/** Opening a window loads all of VS Code; everything after it answers far sooner. */
const openTimeoutMs = 60_000;
const answerTimeoutMs = 20_000;
const leaveTimeoutMs = 10_000;
const fillTimeoutMs = 3000;

/** A VS Code window, used as a person uses it: by palette and keyboard, reading what it shows. */
export class Workbench {
  readonly page: Page;
  readonly panel: PanelPage;
  readonly #quickInput: Locator;

  constructor(page: Page) {
    this.page = page;
    // VS Code keeps a webview's own markup in a frame within a frame.
    this.panel = new PanelPage(page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'));
    this.#quickInput = page.locator('.quick-input-widget:visible');
  }

  /** The page of a panel among several that stand side by side, in the order in which they were opened. */
  panelAt(index: number): PanelPage {
    const webview = this.page.locator('iframe.webview.ready').nth(index).contentFrame();
    return new PanelPage(webview.frameLocator('#active-frame'));
  }

  /** Opens a window and waits until it has restored itself and its extensions are known. */
  async open(address: string): Promise<void> {
    await this.page
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
    await this.page.goto(address);
    await this.#whenReady();
  }

  /** Reloads the window by its own command, which lets VS Code save its state first. */
  async reload(): Promise<void> {
    // In the second before VS Code saves a changed text, the browser asks whether to leave the page; asked by a driver, it stays.
    await expect(async () => {
      const reloaded = this.page.waitForEvent('domcontentloaded', { timeout: leaveTimeoutMs });
      await Promise.all([reloaded, this.#startCommand('Developer: Reload Window')]);
    }).toPass({ timeout: openTimeoutMs });
    await this.#whenReady();
  }

  /**
   * Runs a command by its full title in the palette ("RNN: Train on Sine"); answers with the moment at which it was
   * given, by `performance.now()`.
   */
  async runCommand(title: string): Promise<number> {
    await this.#startCommand(title);
    const givenAt = performance.now();
    const palette = this.page.locator('.quick-input-widget:visible input[aria-label*="to run"]');
    // An expectation looks a tenth of a second later, this more often.
    await palette.waitFor({ state: 'hidden' });
    return givenAt;
  }

  /** Opens a file of the folder by its name and puts the cursor into it. */
  async openFile(name: string): Promise<void> {
    const row = this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`);
    // A file that was just written is known to the explorer a moment later, and to the palette's list perhaps never.
    await expect(async () => {
      if (await row.isVisible()) {
        await row.dblclick({ timeout: answerTimeoutMs });
      } else {
        await this.#openByPalette(name);
      }
    }).toPass({ timeout: answerTimeoutMs });
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.editor(name).locator('.view-line').first().waitFor();
  }

  /** The text editor that shows a file. */
  editor(name: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${encodeURIComponent(name)}"]`);
  }

  /** Gives the keyboard to the first column of editors. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press(`${control}+1`);
    await expect(this.page.locator('.editor-instance .monaco-editor.focused')).toHaveCount(1);
  }

  async selectAll(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press(`${control}+A`);
  }

  /** Selects from one place up to another in the editor with the cursor. */
  async select(from: Place, to: Place): Promise<void> {
    await this.goTo(from);
    await this.page.keyboard.press(`${control}+K`);
    await this.page.keyboard.press(`${control}+B`);
    await this.goTo(to);
    await this.page.keyboard.press(`${control}+K`);
    await this.page.keyboard.press(`${control}+K`);
    await expect(this.page.locator('#status\\.editor\\.selection')).toContainText('selected');
  }

  /** Moves the cursor. */
  async goTo({ line, column }: Place): Promise<void> {
    const cursor = this.page.locator('#status\\.editor\\.selection');
    await this.focusEditor();
    await this.page.keyboard.press('Control+G');
    await this.#input().fill(column === 'end' ? `:${line}` : `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await expect(cursor).toContainText(column === 'end' ? `Ln ${line}, ` : `Ln ${line}, Col ${column}`);
    if (column === 'end') {
      await this.page.keyboard.press('End');
    }
  }

  /** What is selected in the editor, through the clipboard. */
  async selectedText(): Promise<string> {
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.page.keyboard.press(`${control}+C`);
    let text = '';
    await expect(async () => {
      text = await this.page.evaluate(() => navigator.clipboard.readText());
      expect(text).not.toBe('');
    }).toPass({ timeout: answerTimeoutMs });
    return text;
  }

  /** The whole text of the editor with the cursor; selects it on the way. */
  async editorText(): Promise<string> {
    await this.selectAll();
    return this.selectedText();
  }

  async undo(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press(`${control}+Z`);
  }

  /** Answers the input box whose prompt matches. */
  async answerInput(prompt: RegExp, answer: string): Promise<void> {
    await expect(this.#quickInput).toContainText(prompt, { timeout: answerTimeoutMs });
    await this.#input().fill(answer);
    await this.page.keyboard.press('Enter');
    await expect(this.#quickInput.filter({ hasText: prompt })).toHaveCount(0);
  }

  /** Picks the first entry of the open list that matches, as it is read out. */
  async pick(label: RegExp): Promise<void> {
    // Rows are used again, and keep unseen words of the list before.
    const row = this.#quickInput.getByRole('option', { name: label }).first();
    await row.waitFor({ timeout: answerTimeoutMs });
    // By keyboard, since what is said of a row that the mouse has passed lies over others.
    const focused = this.#quickInput.locator('.monaco-list-row.focused');
    const isReached = async () => /\bfocused\b/.test((await row.getAttribute('class')) ?? '');
    await expect(async () => {
      while (!(await isReached())) {
        const before = (await focused.count()) === 0 ? '' : ((await focused.getAttribute('data-index')) ?? '');
        // The panel may have taken the keyboard meanwhile.
        await this.#input().press('ArrowDown');
        await expect(focused).not.toHaveAttribute('data-index', before, { timeout: fillTimeoutMs });
      }
    }).toPass({ timeout: answerTimeoutMs });
    await this.#input().press('Enter');
  }

  /** Answers a file dialog, which in a browser is a box for a path, by an absolute path. */
  async answerFileDialog(path: string): Promise<void> {
    const input = this.#input();
    await expect(input).toHaveValue(/^\//, { timeout: answerTimeoutMs });
    // Until its first folder is listed the dialog may put that folder's path, or its own idea of a name, in the box.
    await this.#quickInput.getByRole('option').first().waitFor({ timeout: answerTimeoutMs });
    await expect(async () => {
      await input.fill(path);
      for (let look = 0; look < 3; look++) {
        await this.page.waitForTimeout(150);
        expect(await input.inputValue()).toBe(path);
      }
    }).toPass({ timeout: answerTimeoutMs });
    await this.page.keyboard.press('Enter');
    await expect(this.#quickInput).toHaveCount(0, { timeout: answerTimeoutMs });
  }

  /** Has the window look by another theme, by its name in the list of themes. */
  async chooseTheme(name: string): Promise<void> {
    const focused = this.#quickInput.locator('.monaco-list-row.focused');
    // What is typed before the list of a new window is there may find nothing in it for good.
    await expect(async () => {
      await this.runCommand('Preferences: Color Theme');
      await this.#quickInput.getByRole('option').first().waitFor({ timeout: fillTimeoutMs });
      await this.#input().fill(name);
      await expect(focused).toHaveAttribute('aria-label', new RegExp(`^${escaped(name)}`), { timeout: fillTimeoutMs });
    }).toPass({ timeout: answerTimeoutMs });
    await this.page.keyboard.press('Enter');
    await expect(this.#quickInput).toHaveCount(0, { timeout: answerTimeoutMs });
  }

  /** Closes all editors; what was changed in them and not saved is given up. */
  async closeEditors(): Promise<void> {
    const giveUp = this.page.locator('.monaco-dialog-box').getByRole('button', { name: "Don't Save" });
    const tabs = this.page.locator('.tab');
    // What was still at work may open the panel once more.
    await expect(async () => {
      await this.runCommand('View: Close All Editors');
      await expect(async () => {
        if (await giveUp.isVisible()) {
          await giveUp.click();
        }
        expect(await tabs.count()).toBe(0);
      }).toPass({ timeout: fillTimeoutMs });
    }).toPass({ timeout: answerTimeoutMs });
  }

  /** The texts of the notifications on screen. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item-message');
  }

  /** The notification that says `title` while something lasts. */
  progress(title: string): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: title });
  }

  /** Looks for a file by its name, once; it takes a second or more. */
  async #openByPalette(name: string): Promise<void> {
    // A panel that is given the keyboard takes it a moment later, which closes what was opened meanwhile.
    await this.page.keyboard.press(`${control}+P`);
    await this.#input().fill(name, { timeout: fillTimeoutMs });
    // Rows from before the typing may still stand there: Enter opens the focused one.
    const focused = this.page.locator('.quick-input-widget:visible .monaco-list-row.focused');
    await expect(focused).toHaveAttribute('aria-label', new RegExp(`^${escaped(name)}`), { timeout: fillTimeoutMs });
    await this.page.keyboard.press('Enter');
  }

  async #startCommand(title: string): Promise<void> {
    const row = this.#quickInput.getByRole('option').filter({ has: this.page.getByText(title, { exact: true }) });
    await expect(async () => {
      // Only where the palette is open: elsewhere Escape would clear the selection.
      if (await this.#quickInput.isVisible()) {
        await this.page.keyboard.press('Escape');
      }
      await this.page.keyboard.press('F1');
      await this.#input().fill(`>${title}`, { timeout: 2000 });
      // A palette opened before an extension is known does not show its commands later, so it is opened anew.
      await expect(row.first()).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: answerTimeoutMs });
    while (!/\bfocused\b/.test((await row.first().getAttribute('class')) ?? '')) {
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
  }

  #input(): Locator {
    return this.#quickInput.locator('.quick-input-box input');
  }

  async #whenReady(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: openTimeoutMs });
    // The status bar's remote indicator comes with the extension host's connection, the explorer with the folder.
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: openTimeoutMs });
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
