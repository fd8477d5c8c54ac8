import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workbench } from '../../scripts/workbench.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { readModel } from '../../src/shared/onnx/readModel.ts';
import { expect, test } from './fixtures.ts';

test.use({
  settings: { 'rnn.training.backend': 'wasm', 'rnn.training.iterations': 100_000, 'rnn.forecast.horizon': 5 },
});
// Long enough to be paused before they end; on a busy machine they take their time.
const trainingTimeoutMs = 120_000;
test.setTimeout(240_000);
let unbroken: ForecastModel | null = null;

test('a run that is paused, stepped and resumed by keyboard makes the model of an unbroken one', async ({
  workbench,
  folder,
}) => {
  const { panel } = workbench;
  const [pause, resume, step, stop] = ['pause', 'resume', 'step', 'stop'].map((order) =>
    panel.button(`${order}Training`),
  );
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenState('training', 30_000);
  await expect(step).toBeDisabled();
  await pause.focus();
  await pause.press('Enter');
  await panel.whenState('paused', 30_000);
  await expect(pause).toBeHidden();
  // The keyboard stays where the button was.
  await expect(resume).toBeFocused();
  const waitsAt = await iterationOf(panel.sentence);
  await step.focus();
  for (const taken of [1, 2, 3]) {
    await step.press('Space');
    await expect.poll(() => iterationOf(panel.sentence)).toBe(waitsAt + taken);
    await expect(step).toBeFocused();
  }
  await expect(panel.announcement).toHaveText(
    /^Paused training on Noisy sine: iteration [\d,.]+ of 100,000, loss [\d.]+\.( It diverged once, .*)?$/,
  );
  await workbench.runCommand('RNN: Step Training');
  await expect.poll(() => iterationOf(panel.sentence)).toBe(waitsAt + 4);
  await workbench.runCommand('RNN: Resume Training');
  await panel.whenShown(/^Learned the noisy sine in 100,000 iterations/, trainingTimeoutMs);
  await expect(stop).toBeHidden();
  const steered = await exported(workbench, join(folder, 'steered.onnx'));

  const { parameters, provenance } = await unbrokenRun(workbench, folder);
  expect(steered.parameters).toEqual(parameters);
  expect(steered.provenance.training?.losses).toEqual(provenance.training?.losses);
});

test('a run goes on, to the model of an unbroken one, after its page and its window were loaded anew', async ({
  workbench,
  folder,
}) => {
  const { panel } = workbench;
  await trainAndPause(workbench);
  const first = await iterationOf(panel.sentence);

  await workbench.runCommand('Developer: Reload Webviews');
  const told = new RegExp(`^Paused .* loaded anew; training goes on from iteration ${grouped(first)}\\.$`);
  await expect(panel.sentence).toHaveText(told, { timeout: 30_000 });
  await panel.whenState('paused', 5000);
  expect(await iterationOf(panel.sentence)).toBe(first);
  await expect(workbench.notifications()).toHaveCount(0);
  await workbench.runCommand('RNN: Resume Training');
  await panel.whenState('training', 30_000);
  await panel.button('pauseTraining').click({ timeout: 20_000 });
  await panel.whenState('paused', 30_000);
  const second = await iterationOf(panel.sentence);
  expect(second).toBeGreaterThanOrEqual(first);

  await workbench.reload();
  await expect(panel.sentence).toHaveText(interruptedAt(second), { timeout: 30_000 });
  await panel.button('resumeTraining').press('Enter');
  await panel.whenShown(/^Learned the noisy sine in 100,000 iterations/, trainingTimeoutMs);
  await expect(panel.button('resumeTraining')).toBeHidden();
  const resumed = await exported(workbench, join(folder, 'resumed.onnx'));

  const { parameters, provenance } = await unbrokenRun(workbench, folder);
  expect(resumed.parameters).toEqual(parameters);
  expect(resumed.provenance.training?.losses).toEqual(provenance.training?.losses);

  await workbench.runCommand('RNN: Resume Training');
  await expect(workbench.notifications().filter({ hasText: 'Nothing is being trained.' })).toBeVisible();
});

test('a run waits while its panel is hidden, and goes on after its panel was closed', async ({ workbench }) => {
  const { panel, page } = workbench;
  await trainAndPause(workbench);
  const waitsAt = await iterationOf(panel.sentence);
  await workbench.openFile('sine.json');
  await expect(panel.sentence).toBeHidden();
  await workbench.runCommand('RNN: Show Prediction Panel');
  await expect(panel.sentence).toBeVisible();
  await panel.whenState('paused', 5000);
  expect(await iterationOf(panel.sentence)).toBe(waitsAt);

  await page
    .locator('.tab', { hasText: 'RNN Forecast' })
    .getByRole('button', { name: /^Close/ })
    .click();
  const told = new RegExp(`closed\\. "RNN: Resume Training" goes on from iteration ${grouped(waitsAt)}\\.$`);
  await expect(workbench.notifications().filter({ hasText: told })).toBeVisible();
  await workbench.runCommand('RNN: Show Prediction Panel');
  await expect(panel.sentence).toHaveText(interruptedAt(waitsAt), { timeout: 30_000 });
  await panel.button('resumeTraining').click();
  await panel.whenState('training', 30_000);
  await panel.button('stopTraining').click();
  await panel.whenShown(/^Stopped after [\d,]+ of 100,000 iterations/);
});

test('a forecast takes the place of a run, which is kept and said to be; a reset that does not begin leaves it', async ({
  workbench,
}) => {
  const { panel } = workbench;
  const said = (words: RegExp) => workbench.notifications().filter({ hasText: words });
  await workbench.openFile('temperatures.txt');
  await trainAndPause(workbench);
  const waitsAt = await iterationOf(panel.sentence);
  await workbench.focusEditor();
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await expect(said(new RegExp(`"RNN: Resume Training" goes on from iteration ${grouped(waitsAt)}\\.$`))).toBeVisible();
  await panel.whenShown(/forecasts the next 5 values/);

  await workbench.runCommand('RNN: Change Setting...');
  await workbench.pick(/^Numbers/);
  await workbench.pick(/^Selection/);
  await workbench.closeEditors();
  await workbench.runCommand('RNN: Reset Training');
  await expect(said(/^No text editor is open/)).toBeVisible();
  await workbench.runCommand('RNN: Change Setting...');
  await workbench.pick(/^Numbers/);
  await workbench.pick(/^Noisy sine/);
  await workbench.runCommand('RNN: Resume Training');
  await panel.whenState('training', 30_000);
  await panel.button('stopTraining').click();
  await panel.whenShown(/^Stopped after [\d,]+ of 100,000 iterations/);
});

/** The model of a run that nothing interrupts, which all tests compare with. */
async function unbrokenRun(workbench: Workbench, folder: string): Promise<ForecastModel> {
  if (unbroken === null) {
    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenState('training', 30_000);
    await workbench.panel.whenShown(/^Learned the noisy sine in 100,000 iterations/, trainingTimeoutMs);
    unbroken = await exported(workbench, join(folder, 'unbroken.onnx'));
  }
  return unbroken;
}

/** Trains again where the run was over before it could be paused. */
async function trainAndPause(workbench: Workbench): Promise<void> {
  await expect(async () => {
    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenState('training', 10_000);
    await workbench.panel.button('pauseTraining').click({ timeout: 5000 });
    await workbench.panel.whenState('paused', 5000);
  }).toPass({ timeout: 120_000 });
}

function interruptedAt(iteration: number): RegExp {
  return new RegExp(`^Training on Noisy sine was interrupted at iteration ${grouped(iteration)} of 100,000, loss `);
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** The iteration that the panel's sentence names. */
async function iterationOf(sentence: Workbench['panel']['sentence']): Promise<number> {
  const text = (await sentence.textContent()) ?? '';
  return Number(/iteration ([\d,]+) of/.exec(text)?.[1].replaceAll(',', ''));
}

async function exported(workbench: Workbench, file: string): Promise<ForecastModel> {
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await workbench.pick(/Forecaster/);
  await workbench.answerFileDialog(file);
  const name = file.slice(file.lastIndexOf('/') + 1);
  await expect(workbench.notifications().filter({ hasText: `to ${name}` })).toBeVisible();
  return readModel(new Uint8Array(await readFile(file)), name);
}
