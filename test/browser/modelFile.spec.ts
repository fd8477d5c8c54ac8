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
    await copyFile(join(fixtures, 'formats', 'format2-forecaster.onnx'), join(folder, 'sine.onnx'));
    await writeFile(join(folder, 'hostile.onnx'), hostile.make());
    await use(folder);
  },
});

/** Opens a file that lies in the window's folder as a model, in the page of `panel`. */
async function openAsModel(workbench: Workbench, name: string, panel = workbench.panel): Promise<void> {
  const { page } = workbench;
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

test('a forecast and a model stand side by side: what is done to the one is not done to the other, after a reload either', async ({
  workbench,
}) => {
  test.setTimeout(180_000);
  const { page } = workbench;
  const [forecast, model] = [workbench.panelAt(0), workbench.panelAt(1)];
  await workbench.openFile('README.md');
  await workbench.runCommand('RNN: Train on Sine');
  await forecast.whenShown(/^Learned the noisy sine/);
  await page.keyboard.press('Control+1');
  await openAsModel(workbench, 'sine.onnx', model);
  await expect(model.sentence).toHaveText(/^sine\.onnx holds the model/);

  const all = 'steps 1 to 600 of 600';
  await expect(model.overview).toHaveAttribute('aria-valuetext', all);
  await model.forecastChart.focus();
  await model.forecastChart.press('+');
  await expect(model.overview).not.toHaveAttribute('aria-valuetext', all);
  await model.fold('forecast').locator('summary').press('Enter');
  await model.hiddenState.focus();
  await model.hiddenState.press('ArrowDown');
  await model.hiddenState.press('ArrowDown');
  await model.hiddenState.press('Enter');
  await expect(model.unitWords).toBeVisible();
  await expect(forecast.overview).toHaveAttribute('aria-valuetext', all);
  await expect(forecast.fold('forecast')).not.toHaveAttribute('open');
  await expect(forecast.unitWords).toBeHidden();

  const modelLooked = (await model.overview.getAttribute('aria-valuetext')) ?? '';
  // The keyboard goes from one page into another by the mouse alone.
  await forecast.forecastSubtitle.click();
  await forecast.forecastChart.focus();
  await forecast.forecastChart.press('+');
  await forecast.forecastChart.press('+');
  await expect(forecast.overview).not.toHaveAttribute('aria-valuetext', all);
  const forecastLooked = (await forecast.overview.getAttribute('aria-valuetext')) ?? '';
  expect(forecastLooked).not.toBe(modelLooked);
  await expect(model.overview).toHaveAttribute('aria-valuetext', modelLooked);

  // What is looked at is kept once it has settled.
  await page.waitForTimeout(1000);
  await workbench.reload();
  const panels = [workbench.panelAt(0), workbench.panelAt(1)];
  await expect
    .poll(() => Promise.all(panels.map(({ sentence }) => sentence.textContent())), { timeout: 60_000 })
    .toEqual(expect.arrayContaining([expect.stringMatching(/^sine\.onnx/), expect.stringMatching(/^Learned/)]));
  for (const panel of panels) {
    const isModel = (await panel.sentence.textContent())?.startsWith('sine.onnx') === true;
    await expect(panel.overview).toHaveAttribute('aria-valuetext', isModel ? modelLooked : forecastLooked);
    if (!isModel) {
      await expect(panel.fold('forecast')).not.toHaveAttribute('open');
    }
  }
});
