import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';

const wave = Array.from({ length: 48 }, (_, step) => 50 + Math.round(20 * Math.sin((2 * Math.PI * step) / 12)));
/** VS Code begins to ask for ghost text when the editor is idle, at the latest five seconds after it was opened. */
const askingTimeoutMs = 40_000;

/** What is offered: in the line of the cursor, and below it. */
function ghostText({ page }: Workbench): Locator {
  return page.locator('.ghost-text-decoration, .ghost-text');
}

/** Puts a text in place of the editor's: parts that are pasted, each with what is typed after it key by key. */
async function write(
  workbench: Workbench,
  ...parts: readonly (readonly [pasted: string, typed: string])[]
): Promise<void> {
  await workbench.selectAll();
  for (const [pasted, typed] of parts) {
    await workbench.page.keyboard.insertText(pasted);
    await workbench.page.keyboard.type(typed, { delay: 15 });
  }
}

/**
 * Writes, has what is offered taken by Tab, and expects that and the text it makes. Once more where it was not: what stands in the line is
 * offered anew, and for a moment nothing is, whenever VS Code asks again.
 */
async function writeAndTake(
  workbench: Workbench,
  parts: Parameters<typeof write>[1][],
  { offered, text }: { readonly offered: RegExp; readonly text: RegExp },
): Promise<void> {
  await expect(async () => {
    await write(workbench, ...parts);
    await expect(ghostText(workbench).first()).toHaveText(offered, { timeout: 2000 });
    await workbench.page.keyboard.press('Tab');
    expect(await workbench.editorText()).toMatch(text);
  }).toPass({ timeout: askingTimeoutMs });
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
  const line = (values: readonly number[]): [string, string] => [
    values.slice(0, -1).join('\n'),
    `\n${values.at(-1)}\n`,
  ];
  await writeAndTake(workbench, [line(wave)], {
    // Its lines are one beside the other in the page, in no order.
    offered: /^\d\d$/,
    text: new RegExp(`^${wave.join('\n')}\n50\n60\n67(\n\\d\\d){2}$`),
  });

  // In an open array, whose bracket VS Code closes.
  const inArray: [string, string] = [wave.slice(-30, -1).join(', '), `, ${wave.at(-1)}, `];
  await writeAndTake(workbench, [['const load = ', '['], inArray], {
    offered: /^50,\s60,\s67(,\s\d\d){2}$/,
    text: /, 40, 50, 60, 67(, \d\d){2}\]$/,
  });

  // Too few values, values without a pattern.
  await write(workbench, line(wave.slice(0, 8)));
  await pauseTyping(workbench);
  await expect(ghostText(workbench)).toHaveCount(0);
  const noise = Array.from({ length: 60 }, (_, step) => (step * 7919 + 13 * step * step) % 101);
  await write(workbench, line(noise));
  await pauseTyping(workbench);
  await expect(ghostText(workbench)).toHaveCount(0);

  // As it is by default: what was offered before is not, a while after the setting has gone.
  await writeFile(setting, '{}');
  await expect(async () => {
    await write(workbench, line(wave));
    await pauseTyping(workbench);
    await expect(ghostText(workbench)).toHaveCount(0, { timeout: 100 });
  }).toPass({ timeout: askingTimeoutMs });
});
