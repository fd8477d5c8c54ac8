import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test.use({
  settings: { 'rnn.training.backend': 'wasm', 'rnn.training.iterations': 60, 'rnn.forecast.horizon': 5 },
});

test('what is changed while a run goes on takes effect in it, or says that it takes a new one', async ({
  workbench,
}) => {
  const { panel } = workbench;
  await workbench.runCommand('RNN: Reset Training');
  await panel.whenState('paused', 30_000);
  await expect(panel.sentence).toHaveText('Paused training on Noisy sine: iteration 0 of 60.');
  await panel.settings.locator('summary').press('Enter');

  // The learning rate and the iterations, of the run that waits.
  await panel.setting('iterations').fill('40');
  await panel.setting('iterations').press('Enter');
  await expect(panel.sentence).toHaveText('Paused training on Noisy sine: iteration 0 of 40.');
  await panel.setting('learningRate').fill('0.005');
  await panel.setting('learningRate').press('Tab');
  await expect(panel.settings.locator('summary')).toContainText('learning rate 0.005 · 40 iterations');
  await expect(panel.settings.locator('.pending')).toHaveText('');

  // What is wrong is said, and nothing changes.
  await panel.setting('hiddenSize').fill('many');
  await panel.setting('hiddenSize').press('Enter');
  await expect(panel.settings.getByRole('alert')).toHaveText(
    'Hidden size is a whole number from 1 to 256; this is "many".',
  );
  await expect(panel.settings.locator('summary')).toContainText('RNN, 12 units');

  // What takes a new run says so; the run under way stays.
  await panel.setting('hiddenSize').fill('6');
  await panel.setting('hiddenSize').press('Enter');
  await panel.setting('members').fill('3');
  await panel.setting('members').press('Enter');
  await expect(panel.settings.locator('.pending')).toHaveText(
    'Hidden size 6 and members 3 take effect when training starts anew, from new weights.',
  );
  await panel.whenState('paused', 5000);
  await panel.button('trainNetwork').press('Enter');
  await panel.whenShown(/^Learned the noisy sine in 40 iterations/);
  await expect(panel.status).toContainText('3 × RNN, 6 units');

  // Back to the tutorial.
  await panel.button('resetSettings').press('Enter');
  await expect(panel.settings.locator('summary')).toContainText('RNN, 12 units · learning rate 0.01 · 60 iterations');
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine in 60 iterations/);
});

test('everything can be changed while a run goes on: at once, or with a word that it takes a new one', async ({
  workbench,
}) => {
  const { panel } = workbench;
  // A run leaves a busy machine little for what is asked meanwhile.
  test.setTimeout(240_000);
  const eventually = expect.configure({ timeout: 60_000 });
  const set = async (name: string, text: string) => {
    await panel.setting(name).fill(text);
    await panel.setting(name).press('Enter');
  };
  const pending = panel.settings.locator('.pending');
  await workbench.runCommand('RNN: Show Prediction Panel');
  await panel.settings.locator('summary').press('Enter');
  await eventually(panel.settings.locator('summary')).toContainText('60 iterations');
  // Long enough for all that follows, and slow enough not to diverge meanwhile.
  await set('learningRate', '0.0001');
  await set('hiddenSize', '48');
  await set('members', '4');
  await set('iterations', '100000');
  await panel.button('trainNetwork').press('Enter');
  await panel.whenState('training', 30_000);

  // What takes a new run.
  await set('noise', '0.05');
  await eventually(pending).toHaveText('Noise 0.05 takes effect when training starts anew, from new weights.');
  await set('seed', '8');
  await set('hiddenSize', '40');
  await set('members', '3');
  await panel.choose('cell', 'LSTM');
  await eventually(panel.settings.locator('summary')).toContainText('3 × LSTM, 40 units');
  await workbench.runCommand('RNN: Change Setting...');
  await workbench.pick(/^Cell/);
  await workbench.pick(/^GRU/);
  await eventually(pending).toHaveText(
    'Cell GRU, hidden size 40, members 3, noise 0.05 and seed 8 take effect when training starts anew, from new weights.',
  );

  // What takes effect at once.
  await set('learningRate', '0.0002');
  await eventually(panel.announcement).toHaveText('Learning rate 0.0002 from now on.');
  await eventually(panel.lossSubtitle).toContainText('learning rate 0.0002');
  await eventually(panel.lossChart.locator('.loss-marks text')).toContainText(['rate 0.0002']);
  await set('iterations', '99000');
  await eventually(panel.sentence).toHaveText(/ of 99,000, loss /);
  await panel.whenState('training', 5000);

  // The loss chart names what it draws, is smoothed over it, and read by keys.
  await eventually(panel.lossChart.locator('.loss-key')).toContainText('validation');
  await eventually(panel.lossChart.locator(':scope > path.validation')).toHaveAttribute('d', /^M.*L/);
  const raw = panel.lossChart.locator(':scope > path.loss');
  await panel.lossOptions.getByText('Smooth').click();
  await eventually(panel.lossChart.locator(':scope > path.smoothed')).toHaveAttribute('d', /^M.*L/);
  await eventually(raw).toHaveAttribute('d', /^M.*L/);
  await panel.button('pauseTraining').press('Enter');
  await panel.whenState('paused', 30_000);
  await panel.lossChart.focus();
  await panel.lossChart.press('End');
  await eventually(panel.announcement).toHaveText(
    /^Iteration [\d,]+: .*, smoothed [\d.]+, validation [\d.]+, learning rate 0\.0002/,
  );

  // Step by step, on, and from the beginning with all that was changed.
  const waitsAt = await panel.iteration();
  await panel.button('stepTraining').press('Enter');
  await eventually(panel.body).toHaveAttribute('data-iteration', String(waitsAt + 1));
  await panel.button('resumeTraining').press('Enter');
  await panel.whenState('training', 30_000);
  await panel.button('resetTraining').press('Enter');
  await eventually(panel.sentence).toHaveText('Paused training on Noisy sine: iteration 0 of 99,000.');
  await eventually(pending).toHaveText('');
  await eventually(panel.status).toContainText('3 × GRU, 40 units');
  await panel.button('resetSettings').press('Enter');
});

test('every setting is explained, by keyboard', async ({ workbench }) => {
  const { panel } = workbench;
  await workbench.runCommand('RNN: Show Prediction Panel');
  await panel.settings.locator('summary').press('Enter');
  const buttons = panel.settings.getByRole('button', { name: /^Explain / });
  await expect(buttons).toHaveCount(8);
  for (const button of await buttons.all()) {
    const text = panel.settings.locator(`#${await button.getAttribute('aria-controls')}`);
    await button.press('Enter');
    await expect(text).toBeVisible();
    await expect(panel.announcement).toHaveText((await text.textContent()) ?? '');
    await button.press('Escape');
    await expect(text).toBeHidden();
  }
});

test('settings are shared as JSON; the same settings give the same result, on the sine and on a selection', async ({
  workbench,
  folder,
}) => {
  const { panel, page } = workbench;
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const write = (text: string) => page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  const apply = async (text: string) => {
    await write(text);
    await workbench.runCommand('RNN: Apply Settings...');
    await workbench.pick(/From the Clipboard/);
  };
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Show Prediction Panel');
  await apply('{"format":"rnn-forecast-settings","version":1,"cell":"transformer"}');
  await expect(
    workbench.notifications().filter({ hasText: 'Cell is one of "rnn", "gru", "lstm"; this is "transformer".' }),
  ).toBeVisible();

  await apply(
    '{"format":"rnn-forecast-settings","version":1,"source":"selection","cell":"gru","hiddenSize":5,"iterations":30,"members":2,"season":1}',
  );
  await expect(panel.settings.locator('summary')).toContainText('selection · 2 × GRU, 5 units');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Train by Settings');
  await panel.whenShown(/^Learned .*temperatures\.txt in 30 iterations/);
  const sentence = ((await panel.sentence.textContent()) ?? '').replace(/\([^)]* m?s\)/, '');
  expect(sentence).toMatch(/ On the last 15 values, which it was not trained on, it is off by [\d.]+\./);
  await expect(panel.lossChart.locator(':scope > path.validation')).toHaveAttribute('d', /^M.*L/);
  await panel.settings.locator('summary').press('Enter');
  await panel.button('copySettings').click();
  await expect.poll(clipboard).toContain('"hiddenSize": 5');
  const shared = join(folder, 'shared.json');
  await writeFile(shared, await clipboard());

  // To the sine and back, in the same panel.
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine in 30 iterations/);
  await panel.choose('source', 'Selection');
  await expect(panel.settings.locator('summary')).toContainText('selection');
  await panel.choose('source', 'Noisy sine');
  await panel.button('applySettings').click();
  await workbench.pick(/From a File/);
  await workbench.answerFileDialog(shared);
  await expect(panel.settings.locator('summary')).toContainText('selection');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Train by Settings');
  await panel.whenShown(/^Learned .*temperatures\.txt in 30 iterations/);
  expect(((await panel.sentence.textContent()) ?? '').replace(/\([^)]* m?s\)/, '')).toBe(sentence);

  // What means something for a selection alone takes a new run, too.
  await workbench.runCommand('RNN: Reset Training');
  await panel.whenState('paused', 30_000);
  for (const [name, text] of [
    ['season', '7'],
    ['heldOut', '0.2'],
  ]) {
    await panel.setting(name).fill(text);
    await panel.setting(name).press('Enter');
  }
  await expect(panel.settings.locator('.pending')).toHaveText(
    'Season 7 and held out 0.2 take effect when training starts anew, from new weights.',
  );
  await panel.button('trainNetwork').press('Enter');
  await panel.whenShown(/^Learned .* On the last 30 values, which it was not trained on, /);

  const before = await workbench.editorText();
  await workbench.runCommand('RNN: Insert Forecast');
  await expect.poll(async () => (await workbench.editorText()).length).toBeGreaterThan(before.length);

  // They outlive the window.
  await workbench.reload();
  await expect(panel.settings.locator('summary')).toContainText('selection · 2 × GRU, 5 units', { timeout: 30_000 });

  await workbench.runCommand('RNN: Change Setting...');
  await workbench.pick(/^Season/);
  await workbench.answerInput(/After how many steps/, '5');
  await workbench.runCommand('RNN: Copy Settings');
  await expect.poll(clipboard).toContain('"season": 5');

  // The window is left as it was.
  await workbench.runCommand('RNN: Change Setting...');
  await workbench.pick(/^Numbers/);
  await workbench.pick(/^Noisy sine/);
  await workbench.runCommand('RNN: Reset Settings');
  await expect(panel.settings.locator('summary')).toContainText('RNN, 12 units');
});
