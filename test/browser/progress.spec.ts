import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JSHandle, Page } from '@playwright/test';
import { root } from '../../scripts/root.ts';
import { expect, test } from './fixtures.ts';

test.use({ sharesWindow: false, driven: true, settings: { 'rnn.forecast.horizon': 3 } });
test.setTimeout(120_000);
/** Of work that a fast machine does in a tenth of a second. */
const lastsMs = 40_000;

/** Hours with a value and a remark each. */
function hoursCsv(count: number): string {
  const rows = Array.from({ length: count }, (_, hour) => {
    const time = new Date(Date.UTC(1990, 0, 1, hour)).toISOString().slice(0, 16);
    return `${time};${Math.round(100 + 50 * Math.sin(hour / 4))};at gate A`;
  });
  return `time;load;remark\n${rows.join('\n')}\n`;
}

/** What each notification says from now on, one after the other. */
function notificationsOf(page: Page): Promise<JSHandle<string[][]>> {
  return page.evaluateHandle(() => {
    const said: string[][] = [];
    const known = new Map<Element, string[]>();
    new MutationObserver(() => {
      for (const toast of document.querySelectorAll('.notifications-toasts .notification-toast')) {
        const words = toast.querySelector('.notification-list-item-message')?.textContent ?? '';
        const before = known.get(toast) ?? [];
        if (!known.has(toast)) {
          known.set(toast, before);
          said.push(before);
        }
        if (words !== '' && words !== before.at(-1)) {
          before.push(words);
        }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return said;
  });
}

test('what lasts says so once, in words that follow it, and can be cancelled in each part; nothing is lost', async ({
  workbench,
  folder,
  host,
}) => {
  test.skip(process.platform === 'win32', 'processes cannot be slowed down there');
  // Of more than 10 MB VS Code asks before it opens them.
  await writeFile(join(folder, 'hours.csv'), hoursCsv(290_000));
  await writeFile(join(folder, 'years.csv'), hoursCsv(100_000));
  const model = join(folder, 'simple-rnn.onnx');
  await copyFile(join(root, 'test', 'fixtures', 'pytorch', 'simple-rnn.onnx'), model);
  const { panel } = workbench;
  // Only the work is slow, not the start of the extension.
  await workbench.runCommand('RNN: Copy Settings');
  await expect(workbench.notifications()).toHaveCount(1);
  await workbench.runCommand('Notifications: Clear All Notifications');

  // A file that is far away.
  await host!.call('startHeld', 'rnn.importModel', model);
  await workbench.progress('Importing simple-rnn.onnx').getByRole('button', { name: 'Cancel' }).click();
  await host!.call('letGo');
  await expect(workbench.notifications()).toHaveCount(0);
  await host!.call('startHeld', 'vscode.openWith', model, 'rnn.model');
  await expect(panel.sentence).toHaveText('Reading simple-rnn.onnx; closing this tab gives it up.');
  await host!.call('letGo');
  await expect(panel.sentence).toHaveText(/^simple-rnn\.onnx holds the model/);
  await workbench.runCommand('View: Close Editor');

  await workbench.openFile('hours.csv');
  let speedUp = await host!.slowDown();
  await workbench.runCommand('RNN: Forecast Selection');
  const reading = workbench.progress('Reading the numbers in hours.csv');
  await reading.getByRole('button', { name: 'Cancel' }).click({ timeout: lastsMs });
  await expect(workbench.notifications()).toHaveCount(0);
  speedUp();

  await workbench.openFile('years.csv');
  const said = await notificationsOf(workbench.page);
  speedUp = await host!.slowDown();
  await workbench.runCommand('RNN: Forecast Selection');
  const forecasting = workbench.progress('Forecasting load in years.csv');
  await forecasting.getByRole('button', { name: 'Cancel' }).click({ timeout: lastsMs });
  await expect(workbench.notifications()).toHaveCount(0);
  speedUp();
  // One that has said both.
  expect(await said.jsonValue()).toEqual([
    expect.arrayContaining(['Reading the numbers in years.csv', 'Forecasting load in years.csv']),
  ]);
  await expect(panel.sentence).toHaveCount(0);

  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/next 3 values of temperatures\.txt/);
  await expect(workbench.notifications()).toHaveCount(0);
});
