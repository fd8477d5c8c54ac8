import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';

const wave = Array.from({ length: 48 }, (_, step) => 50 + Math.round(20 * Math.sin((2 * Math.PI * step) / 12)));
/** VS Code begins to ask for ghost text when the editor is idle, at the latest five seconds after it was opened. */
const askingTimeoutMs = 20_000;

/** What is offered: in the line of the cursor, and below it. */
function ghostText({ page }: Workbench): Locator {
  return page.locator('.ghost-text-decoration, .ghost-text');
}

/** Puts `text` in place of the editor's, as if pasted, and types what follows key by key. */
async function write(workbench: Workbench, text: string, typed: string): Promise<void> {
  await workbench.selectAll();
  await workbench.page.keyboard.insertText(text);
  await workbench.page.keyboard.type(typed, { delay: 15 });
}

/** Waits longer than VS Code asks and the answer takes. */
async function pauseTyping({ page }: Workbench): Promise<void> {
  await page.waitForTimeout(1000);
}

test('typing at the end of a list offers the next values, Tab takes them; silent when unsure, and unless switched on', async ({
  workbench,
  folder,
}) => {
  const setting = join(folder, '.vscode', 'settings.json');
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(setting, JSON.stringify({ 'rnn.inlineCompletion.enabled': true }));
  await workbench.runCommand('RNN: Show Prediction Panel');
  await workbench.openFile('temperatures.txt');

  // One value a line.
  const lines = wave.join('\n');
  await expect(async () => {
    await write(workbench, wave.slice(0, -1).join('\n'), `\n${wave.at(-1)}\n`);
    await expect(ghostText(workbench).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: askingTimeoutMs });
  await workbench.page.keyboard.press('Tab');
  const after = await workbench.editorText();
  expect(after.startsWith(`${lines}\n`)).toBe(true);
  expect(after.slice(lines.length + 1)).toMatch(/^50\n60\n67(\n\d\d){2}$/);

  // In an open array, whose bracket VS Code closes.
  await write(workbench, 'const load = ', `[${wave.slice(-30).join(', ')}, `);
  await expect(ghostText(workbench).first()).toHaveText(/^50,\s60,\s67(,\s\d\d){2}$/);
  await workbench.page.keyboard.press('Tab');
  expect(await workbench.editorText()).toMatch(/, 40, 50, 60, 67(, \d\d){2}\]$/);

  // Too few values, values without a pattern.
  await write(workbench, wave.slice(0, 7).join('\n'), `\n${wave[7]}\n`);
  await pauseTyping(workbench);
  await expect(ghostText(workbench)).toHaveCount(0);
  const noise = Array.from({ length: 60 }, (_, step) => (step * 7919 + 13 * step * step) % 101);
  await write(workbench, noise.slice(0, -1).join('\n'), `\n${noise.at(-1)}\n`);
  await pauseTyping(workbench);
  await expect(ghostText(workbench)).toHaveCount(0);

  // As it is by default: what was offered before is not, a while after the setting has gone.
  await writeFile(setting, '{}');
  await expect(async () => {
    await write(workbench, wave.slice(0, -1).join('\n'), `\n${wave.at(-1)}\n`);
    await pauseTyping(workbench);
    await expect(ghostText(workbench)).toHaveCount(0, { timeout: 100 });
  }).toPass({ timeout: askingTimeoutMs });
});
