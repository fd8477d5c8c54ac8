import type { Locator } from '@playwright/test';
import type { PanelPage } from '../../scripts/panelPage.ts';
import type { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';

// How it begins is seen in a window of a fresh user.
test.use({ sharesWindow: false });

/** The extension's item in the status bar. */
function statusItem({ page }: Workbench): Locator {
  return page.locator('.statusbar-item').filter({ hasText: /RNN: (training|searching)/ });
}

/** How often the panel's page changes in a while, seen or not. */
function changesIn({ body }: PanelPage, whileMs: number): Promise<number> {
  return body.evaluate(
    (element, lastsMs) =>
      new Promise<number>((resolve) => {
        let changes = 0;
        const observer = new MutationObserver((records) => {
          changes += records.length;
        });
        observer.observe(element, { attributes: true, characterData: true, childList: true, subtree: true });
        setTimeout(() => {
          observer.disconnect();
          resolve(changes);
        }, lastsMs);
      }),
    whileMs,
  );
}

/** Opens the menu of the editor with the cursor, by keyboard, and answers with its entries. */
async function contextMenu({ page }: Workbench): Promise<Locator> {
  await page.keyboard.press('Shift+F10');
  const menu = page.locator('.context-view .monaco-menu');
  await menu.getByText('Cut', { exact: true }).waitFor();
  return menu.locator('.action-label');
}

/** Puts a cursor at the end of each line, and waits until it is looked at. */
async function cursorsOnAllLines(workbench: Workbench): Promise<void> {
  await workbench.selectAll();
  await workbench.page.keyboard.press('Shift+Alt+I');
  await workbench.page.waitForTimeout(500);
}

test('says nothing on start, and offers a table its forecast by one click', async ({ workbench }) => {
  await workbench.openFile('passengers.csv');
  await expect(workbench.notifications()).toHaveCount(0);
  await expect(statusItem(workbench)).toHaveCount(0);
  const button = workbench.page.locator('.editor-actions').getByRole('button', { name: /Forecast Selection/ });
  await expect(button).toHaveCount(1);
  await button.click();
  await workbench.answerInput(/How many values should be forecast/, '3');
  await workbench.panel.whenShown(/forecasts the next 3 values of .*passengers\.csv/);
  await expect(workbench.notifications()).toHaveCount(0);

  await workbench.openFile('README.md');
  await expect(button).toHaveCount(0);
});

test('is in the context menu of numbers and not of words', async ({ workbench }) => {
  await workbench.openFile('README.md');
  await workbench.select({ line: 1, column: 1 }, { line: 1, column: 'end' });
  // Until it is active the extension cannot know; then it says.
  await expect((await contextMenu(workbench)).getByText('Forecast Selection')).toHaveCount(1);
  await workbench.page.keyboard.press('Escape');
  await workbench.runCommand('RNN: Show Prediction Panel');
  await workbench.focusEditor();
  await workbench.page.waitForTimeout(500);
  await expect((await contextMenu(workbench)).getByText('Forecast Selection')).toHaveCount(0);
  await workbench.page.keyboard.press('Escape');
  await cursorsOnAllLines(workbench);
  await expect((await contextMenu(workbench)).getByText('Forecast Selection')).toHaveCount(0);
  await workbench.page.keyboard.press('Escape');

  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.page.waitForTimeout(500);
  const entries = await contextMenu(workbench);
  await expect(entries.getByText('Forecast Selection')).toHaveCount(1);
  await expect(entries.getByText('Train on Selection')).toHaveCount(1);
  // Nothing has been forecast yet.
  await expect(entries.getByText('Insert Forecast')).toHaveCount(0);
  await workbench.page.keyboard.press('Escape');
  await cursorsOnAllLines(workbench);
  await expect((await contextMenu(workbench)).getByText('Forecast Selection')).toHaveCount(1);
});

test.describe('a training that lasts', () => {
  test.use({ sharesWindow: true, settings: { 'rnn.training.backend': 'cpu', 'rnn.training.iterations': 100_000 } });

  test('draws nothing behind another tab; one item in the status bar shows the panel, and goes when it is stopped, keeping what it has', async ({
    workbench,
  }) => {
    const { panel } = workbench;
    await workbench.openFile('README.md');
    await workbench.runCommand('RNN: Train on Sine');
    await expect(statusItem(workbench)).toHaveText(/RNN: training/);
    await expect(statusItem(workbench).locator('.codicon-modifier-spin')).toHaveCount(1);
    // Another file takes the panel's place.
    await workbench.page.keyboard.press('Control+2');
    await workbench.openFile('power.json');
    await expect(panel.sentence).toBeHidden();
    // The page is told a moment later.
    await expect.poll(() => changesIn(panel, 200)).toBe(0);
    const iteration = await panel.iteration();
    expect(await changesIn(panel, 1500)).toBe(0);
    await statusItem(workbench).click();
    await expect(panel.sentence).toBeVisible();
    await expect.poll(() => panel.iteration()).toBeGreaterThan(iteration);
    await expect(statusItem(workbench)).toHaveText(/RNN: training/);
    await expect(panel.lossChart).toBeVisible();
    await workbench.runCommand('RNN: Stop Training');
    await panel.whenShown(/^Stopped after [\d,]+ of 100,000 iterations/);
    await expect(statusItem(workbench)).toHaveCount(0, { timeout: 30_000 });
    await expect(workbench.notifications()).toHaveCount(0);
  });
});
