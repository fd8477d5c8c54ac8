import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workbench } from '../../scripts/workbench.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { readModel } from '../../src/shared/onnx/readModel.ts';
import { expect, test } from './fixtures.ts';

test.use({ settings: { 'rnn.training.backend': 'wasm', 'rnn.training.iterations': 100_000 } });

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
    /^Paused training on Noisy sine: iteration [\d,.]+ of 100,000, loss [\d.]+\.$/,
  );
  await workbench.runCommand('RNN: Step Training');
  await expect.poll(() => iterationOf(panel.sentence)).toBe(waitsAt + 4);
  await workbench.runCommand('RNN: Resume Training');
  await panel.whenShown(/^Learned the noisy sine in 100,000 iterations/);
  await expect(stop).toBeHidden();
  const steered = await exported(workbench, join(folder, 'steered.onnx'));

  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenState('training', 30_000);
  await panel.whenShown(/^Learned the noisy sine in 100,000 iterations/);
  const unbroken = await exported(workbench, join(folder, 'unbroken.onnx'));
  expect(steered.parameters).toEqual(unbroken.parameters);
  expect(steered.provenance.training?.losses).toEqual(unbroken.provenance.training?.losses);
});

/** The iteration that the panel's sentence names. */
async function iterationOf(sentence: Workbench['panel']['sentence']): Promise<number> {
  const text = (await sentence.textContent()) ?? '';
  return Number(/iteration ([\d,]+) of/.exec(text)?.[1].replaceAll(',', ''));
}

async function exported(workbench: Workbench, file: string): Promise<ForecastModel> {
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await workbench.answerFileDialog(file);
  const name = file.slice(file.lastIndexOf('/') + 1);
  await expect(workbench.notifications().filter({ hasText: `to ${name}` })).toBeVisible();
  return readModel(new Uint8Array(await readFile(file)), name);
}
