import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { test as base, expect } from './fixtures.ts';

const ofFolder = { 'rnn.forecast.horizon': 4, 'rnn.training.iterations': 1e12, 'rnn.training.backend': 'wasm' };
const test = base.extend({
  folder: async ({ folder }, use) => {
    await mkdir(join(folder, '.vscode'));
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(ofFolder));
    await use(folder);
  },
});
test.use({
  sharesWindow: false,
  settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
});

// As long as what is waited for may take on a busy machine.
test.setTimeout(180_000);

test('in a folder that is not trusted all works, and its settings hold within their bounds', async ({ workbench }) => {
  // Nothing is restricted, since nothing that a folder can set does harm.
  expect(manifest.capabilities.untrustedWorkspaces).toEqual({ supported: true });
  const { panel, page } = workbench;
  await expect(page.locator('.statusbar-item', { hasText: 'Restricted Mode' })).toBeVisible();
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/ forecasts the next 4 values of temperatures\.txt/);
  const before = await workbench.editorText();
  await workbench.runCommand('RNN: Insert Forecast');
  await expect(async () => {
    expect((await workbench.editorText()).trim().split('\n')).toHaveLength(before.trim().split('\n').length + 4);
  }).toPass({ timeout: 20_000 });

  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine in 100,000 iterations/, 120_000);
  await expect(panel.status).toContainText('WebAssembly');
  await expect(workbench.notifications()).toHaveCount(0);
  await expect(page.locator('.statusbar-item', { hasText: 'Restricted Mode' })).toBeVisible();
});
