import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);

const days = Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));
const wave = (i: number, size: number) => Math.round(size * (10 + 3 * Math.sin(i / 3)));

test('lets a person choose columns, with a preview, and writes both forecasts in one undo step', async ({
  workbench,
  folder,
}, testInfo) => {
  const rows = days.map((day, i) => `${day};${wave(i, 1)},5;x;${i % 9 === 4 ? '' : wave(i, 100)}`);
  await writeFile(join(folder, 'stall.csv'), `${['Tag;Umsatz;Notiz;Besucher', ...rows].join('\n')}\n`);
  await workbench.openFile('stall.csv');
  const before = await workbench.editorText();
  await workbench.goTo({ line: 1, column: 1 });
  await workbench.runCommand('RNN: Train on Selection');
  const picker = workbench.page.locator('.quick-input-widget:visible');
  await expect(picker).toContainText('Which of the 2 columns should be forecast?');
  await expect(picker).toContainText('▁');
  await testInfo.attach('columns', { body: await workbench.page.screenshot(), contentType: 'image/png' });
  await picker.getByText('Umsatz', { exact: true }).click();
  await picker.getByRole('button', { name: 'OK' }).click();
  await expect(workbench.notifications().filter({ hasText: 'No column was chosen' })).toBeVisible();

  await workbench.runCommand('RNN: Train on Selection');
  await expect(picker).toContainText('▁');
  await picker.getByRole('checkbox').last().click();
  await picker.getByRole('button', { name: 'OK' }).click();
  await workbench.panel.whenShown(/next 6 values of Besucher in stall\.csv.*Filled \d+ missing days: 2024-01-05, /);

  await workbench.runCommand('RNN: Insert Forecast');
  await expect(async () => {
    const added = (await workbench.editorText()).slice(before.length).trim().split('\n');
    expect(added).toHaveLength(6);
    expect(added[0]).toMatch(/^2024-03-01;-?\d+,5;;-?\d+$/);
  }).toPass({ timeout: 20_000 });
  await workbench.undo();
  expect(await workbench.editorText()).toBe(before);
});

test('asks what a comma is once, and copies the forecast', async ({ workbench, folder }) => {
  const lines = days.map((_, i) => `${1 + (i % 5)},${100 + wave(i, 10)}`);
  await writeFile(join(folder, 'commas.txt'), `${lines.join('\n')}\n`);
  await workbench.openFile('commas.txt');
  await workbench.goTo({ line: 1, column: 1 });
  await workbench.runCommand('RNN: Train on Selection');
  await workbench.pick(/A decimal comma/);
  await workbench.panel.whenShown(/next 6 values of commas\.txt/);

  await workbench.runCommand('RNN: Copy Forecast As...');
  await workbench.pick(/^CSV$/);
  await expect(workbench.notifications().filter({ hasText: 'Copied 6 values as CSV.' })).toBeVisible();
  const copied = await workbench.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^step;forecast\n(\d;-?\d+,\d{3}\n){6}$/);

  await workbench.runCommand('RNN: Forecast Selection');
  await expect(workbench.page.locator('.quick-input-widget:visible')).toHaveCount(0);
});

test('selects what it cannot read', async ({ workbench, folder }) => {
  await writeFile(join(folder, 'typo.json'), `{"data": [\n${'  12.5,\n'.repeat(9)}  12,x5,\n  13\n]}\n`);
  await workbench.openFile('typo.json');
  await workbench.goTo({ line: 1, column: 1 });
  await workbench.runCommand('RNN: Forecast Selection');
  await expect(workbench.notifications()).toHaveText(/"x5" in line 11 is not a number/);
  await workbench.focusEditor();
  expect(await workbench.selectedText()).toBe('x5');
});

test('says in one sentence what is wrong with a selection and changes nothing', async ({ workbench }) => {
  await workbench.openFile('README.md');
  const before = await workbench.editorText();
  await workbench.select({ line: 1, column: 1 }, { line: 1, column: 'end' });
  await workbench.runCommand('RNN: Forecast Selection');
  await expect(workbench.notifications()).toHaveCount(1);
  await expect(workbench.notifications()).toHaveText(/\.$/);
  expect(await workbench.editorText()).toBe(before);
});
