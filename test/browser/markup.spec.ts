import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);

const markup = (name: string) => `<img src=https://markup/${name} onerror=alert(1)><b>`;
/** What a file may be called. */
const fileName = '<img src=x onerror=alert`1`><b>file.csv';

test('markup in names, headers, files and faults is text wherever it is shown', async ({ workbench, folder }) => {
  const { panel, page } = workbench;
  const dialogs: string[] = [];
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  const rows = Array.from({ length: 40 }, (_, i) => `${i};${Math.round(100 + 30 * Math.sin(i / 3))}`);
  await writeFile(join(folder, fileName), `${markup('first')};${markup('second')}\n${rows.join('\n')}\n`);
  await writeFile(join(folder, 'typo.json'), `{"data": [${'12.5,'.repeat(9)}<b>fault</b>, 13]}`);

  await workbench.openFile(fileName);
  await workbench.runCommand('RNN: Train on Selection');
  const picker = page.locator('.quick-input-widget:visible');
  await expect(picker).toContainText(markup('first'));
  await expectText(picker);
  await picker.getByRole('checkbox').last().click();
  await picker.getByRole('button', { name: 'OK' }).click();
  // Both columns are chosen, and forecast one after the other.
  await panel.whenShown(/forecasts the next 6 values of <img src=https:\/\/markup\/second /);
  await expect(panel.sentence).toContainText(`${markup('second')} in ${fileName}`);
  for (const fold of await panel.body.locator('details').all()) {
    await fold.evaluate((element) => element.setAttribute('open', ''));
  }
  await expect(panel.report.getByRole('row').first()).toBeVisible();
  await expect(panel.body).toContainText('<img src=');
  await expectText(panel.body);

  await workbench.runCommand('RNN: Export Panel As...');
  await workbench.pick(/Markdown/);
  const report = join(folder, '<img src=x onerror=alert`1`><b>report.md');
  await workbench.answerFileDialog(report);
  await expect(workbench.notifications()).toContainText('Exported to <img src=x onerror=alert`1`><b>report.md.');
  await expectText(workbench.notifications());
  expect(await readFile(report, 'utf8')).not.toMatch(/(?<!\\)<(?:img|b)/);
  await workbench.runCommand('Notifications: Clear All Notifications');

  await workbench.runCommand('RNN: Select Model...');
  await expect(picker).toContainText(markup('second'));
  await expectText(picker);
  await page.keyboard.press('Escape');

  await workbench.openFile('typo.json');
  await workbench.runCommand('RNN: Forecast Selection');
  await expect(workbench.notifications()).toContainText('"<b>fault</b>" in line 1 is not a number');
  await expectText(workbench.notifications());
  expect(dialogs).toEqual([]);
});

/** Nothing of the files has become an element. */
async function expectText(shown: Locator): Promise<void> {
  await expect(shown.locator('img, b, [onerror]')).toHaveCount(0);
}
