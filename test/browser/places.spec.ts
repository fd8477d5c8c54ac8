import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import type { PanelPage } from '../../scripts/panelPage.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';

// The slowest engine, and more iterations than the test takes: the training lasts until it is stopped.
test.use({
  settings: { 'rnn.training.backend': 'cpu', 'rnn.training.iterations': 100_000, 'rnn.forecast.horizon': 5 },
});
test.setTimeout(180_000);
const mostLostMs = 2000;
const backMs = 30_000;

test('the panel in another group, another window and back: nothing of a forecast or of a training is lost', async ({
  workbench,
}) => {
  const { panel, page } = workbench;
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/forecasts the next 5 values/);

  await panel.forecastChart.focus();
  await panel.forecastChart.press('+');
  await panel.forecastChart.press('End');
  for (let back = 0; back < 9; back++) {
    await panel.forecastChart.press('ArrowLeft');
  }
  await panel.fold('settings').locator('summary').click();
  await panel.setting('hiddenSize').fill('9');
  await panel.setting('hiddenSize').press('Enter');
  await panel.fold('loss').waitFor({ state: 'attached' });
  await panel.fold('forecast').locator('summary').click();
  await panel.options.getByText('Show Theta').click();
  const before = await seen(panel);
  expect(before.unfolded).toEqual(['settings', 'forecast']);
  expect(before.options).toContain('Show Theta: true');
  expect(before.network).toMatch(/^step 146\b/);
  expect(before.looked).not.toMatch(/^steps 1 to/);

  const tab = page.locator('.tab', { hasText: 'RNN Forecast' });
  await tab.click();
  await workbench.runCommand('View: Move Editor into Previous Group');
  await expect(page.locator('.editor-group-container')).toHaveCount(1);
  expect(await seen(panel)).toEqual(before);

  const first = await moveIntoNewWindow(workbench);
  await expect.poll(() => seen(first.panel), { timeout: backMs }).toEqual(before);
  await moveBack(first);
  await expect.poll(() => seen(panel), { timeout: backMs }).toEqual(before);

  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenState('training', backMs);
  await panel.forecastChart.focus();
  const unzoomed = (await panel.overview.getAttribute('aria-valuetext')) ?? '';
  await panel.forecastChart.press('+');
  await expect(panel.overview).not.toHaveAttribute('aria-valuetext', unzoomed);
  const looked = await panel.overview.getAttribute('aria-valuetext');
  const pace = await trainFor(panel, 3000);
  await tab.click();
  const left = await panel.iteration();
  await workbench.runCommand('View: Move Editor into Next Group');
  await expect(page.locator('.editor-group-container')).toHaveCount(2);
  await expect.poll(() => panel.iteration()).toBeGreaterThan(left);

  const leftBehind = await panel.iteration();
  const second = await moveIntoNewWindow(workbench);
  await second.panel.whenState('training', backMs);
  await expect(second.panel.sentence).toHaveText(/loaded anew; training goes on from iteration [\d,]+\.$/);
  const goesOnFrom = count(/goes on from iteration ([\d,]+)/, await second.panel.sentence.textContent());
  expect(leftBehind - goesOnFrom, 'iterations lost').toBeLessThan(pace * mostLostMs);
  await expect(second.panel.overview).toHaveAttribute('aria-valuetext', looked ?? '');
  expect((await seen(second.panel)).unfolded).toEqual(before.unfolded);
  await second.panel.button('stopTraining').click();
  await second.panel.whenShown(/^Stopped after [\d,]+ of 100,000 iterations/);
  expect(count(/after ([\d,]+) of/, await second.panel.sentence.textContent())).toBeGreaterThan(goesOnFrom);
  await expect(workbench.notifications()).toHaveCount(0);
  await moveBack(second);
  await workbench.runCommand('RNN: Reset Settings');
});

/** What a person has before them, which is to be the same wherever the panel stands. */
async function seen(panel: PanelPage): Promise<Record<string, unknown>> {
  const folds = panel.body.locator('details[data-fold][open]');
  return {
    sentence: await panel.sentence.textContent(),
    looked: await panel.overview.getAttribute('aria-valuetext'),
    network: await panel.networkSubtitle.textContent(),
    unfolded: await folds.evaluateAll((all) => all.map((fold) => (fold as HTMLElement).dataset.fold)),
    options: await panel.options
      .locator('vscode-checkbox')
      .evaluateAll((boxes) =>
        boxes.map((box) => `${(box as VscodeCheckbox).label}: ${(box as VscodeCheckbox).checked}`),
      ),
    hiddenSize: await panel.setting('hiddenSize').inputValue(),
  };
}

/** Moves the panel into a window of its own, as a person does by the palette. */
async function moveIntoNewWindow(workbench: Workbench): Promise<Workbench> {
  const opened = workbench.page.context().waitForEvent('page');
  await workbench.runCommand('View: Move Editor into New Window');
  return new Workbench(await opened);
}

/** Gives the panel back to the window that it came from, which closes the one that was made for it. */
async function moveBack(workbench: Workbench): Promise<void> {
  const closed = workbench.page.waitForEvent('close');
  // The key that gives the command finds its window gone when it is let go.
  await Promise.all([closed, workbench.runCommand('View: Restore Editors into Main Window').catch(() => {})]);
}

/** Lets it train; answers with the iterations that a millisecond takes. */
async function trainFor(panel: PanelPage, ms: number): Promise<number> {
  const from = await panel.iteration();
  const startedAt = performance.now();
  await panel.body.page().waitForTimeout(ms);
  return ((await panel.iteration()) - from) / (performance.now() - startedAt);
}

/** The number that a sentence names. */
function count(pattern: RegExp, sentence: string | null): number {
  return Number(pattern.exec(sentence ?? '')?.[1].replaceAll(',', ''));
}
