import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import type { Workbench } from '../../scripts/workbench.ts';
import { hostileFiles } from '../faults/fuzz/hostileFiles.ts';
import { test as base, expect } from './fixtures.ts';

const fixtures = join(root, 'test', 'fixtures');
const [hostile] = hostileFiles();

const test = base.extend({
  folder: async ({ folder }, use) => {
    await copyFile(join(fixtures, 'formats', 'format2-mixture.onnx'), join(folder, 'mixture.onnx'));
    await copyFile(join(fixtures, 'pytorch', 'simple-rnn.onnx'), join(folder, 'simple-rnn.onnx'));
    await writeFile(join(folder, 'hostile.onnx'), hostile.make());
    await use(folder);
  },
});

/** Opens a file that lies in the window's folder as a model. */
async function openAsModel(workbench: Workbench, name: string): Promise<void> {
  const { page, panel } = workbench;
  await page.locator('.explorer-folders-view').getByText(name, { exact: true }).click();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  const entry = page.getByRole('option', { name: /RNN Forecast Model/ });
  // A list that was opened before the extension is known does not show its editors later.
  await expect(async () => {
    await workbench.runCommand('View: Reopen Editor With...');
    await expect(entry).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await entry.click();
  await expect(panel.sentence).toBeVisible({ timeout: 20_000 });
}

test.setTimeout(180_000);

test('a model of ours opens in the panel’s page and is imported from there, one of PyTorch opens, one that means harm is refused', async ({
  workbench,
}) => {
  await openAsModel(workbench, 'mixture.onnx');
  await expect(workbench.panel.sentence).toHaveText(
    /^mixture\.onnx holds the model .*, a mixture of \d parts, trained on/,
  );
  await expect(workbench.panel.button('trainOnSine')).toBeHidden();
  const importAction = workbench.page.locator('.editor-actions').getByRole('button', { name: /Import ONNX Model/ });
  await importAction.click();
  await expect(workbench.notifications()).toHaveText(/^Imported .*; it forecasts from now on\.$/);

  await workbench.page.keyboard.press('Control+1');
  await openAsModel(workbench, 'simple-rnn.onnx');
  await expect(workbench.panel.sentence).toHaveText(/^simple-rnn\.onnx holds the model/);
  await workbench.page.keyboard.press('Control+1');
  await openAsModel(workbench, 'hostile.onnx');
  const refusal = /^"hostile\.onnx" cannot be read: tensor "linear\.bias" is kept in another file;/;
  await expect(workbench.panel.sentence).toHaveText(refusal);
  await expect(workbench.notifications().filter({ hasText: 'hostile.onnx' })).toHaveCount(0);
  await importAction.click();
  await expect(workbench.notifications().filter({ hasText: 'hostile.onnx' })).toHaveText(refusal);

  // The window is left as it was.
  await workbench.runCommand('RNN: Select Model...');
  await workbench.pick(/Automatic/);
});
