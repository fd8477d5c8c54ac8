import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import names from '../../package.nls.json' with { type: 'json' };
import { expect, test } from './fixtures.ts';

test.use({ sharesWindow: false, settings: { 'rnn.training.iterations': 60 } });
test.setTimeout(180_000);

/** What the others do is tried one after the other. */
const inTurn = [
  ...['Open Sample Numbers', 'Show Log', 'Show Prediction Panel'],
  ...['Train by Settings', 'Reset Training', 'Train on Sine'],
];

/** What each command does in a window in which nothing is open, trained or forecast. */
const atFirst: Readonly<Record<string, RegExp | 'list' | 'file dialog' | 'not offered'>> = {
  'Train on Selection': /^No text editor is open; open a file, select at least 8 numbers and try again\.$/,
  'Forecast Selection': /^No text editor is open; open a file, select at least 8 numbers and try again\.$/,
  'Forecast Cell': 'not offered',
  'Insert Forecast': 'not offered',
  'Copy Forecast As...': 'not offered',
  'Pause Training': 'not offered',
  'Step Training': 'not offered',
  'Stop Training': 'not offered',
  'Resume Training': /^Nothing is being trained\.$/,
  'Export Model to ONNX...': /^There is no model to export; run RNN: Train on Sine or RNN: Forecast Selection first\.$/,
  'Export Panel As...': 'list',
  'Import ONNX Model...': 'file dialog',
  'Select Model...': 'list',
  'Change Setting...': 'list',
  'Apply Settings...': 'list',
  'Copy Settings': /^Copied the network settings as JSON\.$/,
  'Reset Settings': /^The network settings are reset\.$/,
};

test('every command does what it says, or says in one sentence why not', async ({ workbench, folder }) => {
  const titles = manifest.contributes.commands.map(({ title }) => names[title.slice(1, -1) as keyof typeof names]);
  expect([...Object.keys(atFirst), ...inTurn].toSorted()).toEqual(titles.toSorted());
  const { page, panel } = workbench;
  const quickInput = page.locator('.quick-input-widget:visible');
  const says = async (title: string, sentence: RegExp) => {
    await workbench.runCommand(`RNN: ${title}`);
    await expect(workbench.notifications(), title).toHaveText(sentence);
    await workbench.runCommand('Notifications: Clear All Notifications');
    await expect(workbench.notifications()).toHaveCount(0);
  };
  for (const [title, answer] of Object.entries(atFirst)) {
    if (answer instanceof RegExp) {
      await says(title, answer);
    } else if (answer !== 'not offered') {
      await workbench.runCommand(`RNN: ${title}`);
      await expect(
        answer === 'list' ? quickInput.getByRole('option').first() : quickInput.getByRole('button', { name: 'Import' }),
        title,
      ).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(quickInput).toHaveCount(0);
    }
  }
  const hidden = Object.keys(atFirst).filter((title) => atFirst[title] === 'not offered');
  await page.keyboard.press('F1');
  for (const title of ['Train on Sine', ...hidden]) {
    await quickInput.locator('.quick-input-box input').fill(`>RNN: ${title}`);
    await expect(quickInput.getByText(`RNN: ${title}`, { exact: true })).toHaveCount(hidden.includes(title) ? 0 : 1);
  }
  await page.keyboard.press('Escape');

  await writeFile(join(folder, 'empty.txt'), '');
  await writeFile(join(folder, 'words.txt'), 'There is not one number in this text.\n');
  for (const [file, sentence] of [
    ['empty.txt', /^Nothing is selected; select at least 8 numbers\.$/],
    ['words.txt', /number/],
  ] as const) {
    await workbench.openFile(file);
    await says('Forecast Selection', sentence);
    await says('Train on Selection', sentence);
  }

  await workbench.runCommand('RNN: Open Sample Numbers');
  await expect(page.locator('.tab.active')).toContainText('Untitled');
  await workbench.runCommand('RNN: Show Log');
  await expect(page.locator('.part.panel')).toContainText('OUTPUT', { ignoreCase: true });
  await workbench.runCommand('View: Hide Panel');
  await workbench.runCommand('RNN: Show Prediction Panel');
  await expect(panel.sentence).toBeVisible({ timeout: 30_000 });
  await workbench.runCommand('RNN: Export Panel As...');
  await workbench.pick(/Numbers as CSV/);
  // On a slow machine the progress goes a moment after the answer has come.
  await expect(workbench.notifications()).toHaveText([
    /^The prediction panel shows nothing to export as “Numbers as CSV”; train or forecast first\.$/,
  ]);
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('RNN: Train by Settings');
  await panel.whenShown(/^Learned the noisy sine in 60 iterations/);
  await workbench.runCommand('RNN: Reset Training');
  await panel.whenState('paused', 30_000);
  await workbench.runCommand('RNN: Step Training');
  await expect(panel.sentence).toContainText('iteration 1 of 60');
  await workbench.runCommand('RNN: Resume Training');
  await panel.whenShown(/^Learned the noisy sine in 60 iterations/);
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine in 60 iterations/);
  await expect(workbench.notifications()).toHaveCount(0);
});
