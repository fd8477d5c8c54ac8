import type { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';

/** Opens a list of numbers that goes up and down with a period of 12, the cursor after the last of `count` values. */
async function typeList(workbench: Workbench, count: number): Promise<string> {
  const values = Array.from({ length: count }, (_, step) => 50 + Math.round(20 * Math.sin((2 * Math.PI * step) / 12)));
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  const text = values.join('\n');
  await workbench.page.keyboard.insertText(text);
  await workbench.page.keyboard.press('Enter');
  return text;
}

test.describe('switched on', () => {
  test.use({ settings: { 'rnn.inlineCompletion.enabled': true } });

  test('offers the next values at the end of a list, and Tab takes them', async ({ workbench }) => {
    await workbench.runCommand('RNN: Show Prediction Panel');
    const before = await typeList(workbench, 48);
    await workbench.runCommand('Trigger Inline Suggestion');
    await expect(workbench.page.locator('.ghost-text').first()).toBeVisible();
    await workbench.page.keyboard.press('Tab');
    const after = await workbench.editorText();
    expect(after.startsWith(`${before}\n`)).toBe(true);
    expect(after.slice(before.length + 1)).toMatch(/^50\n60\n67(\n\d\d){2}$/);
  });

  test('is silent for a few values', async ({ workbench }) => {
    await workbench.runCommand('RNN: Show Prediction Panel');
    await typeList(workbench, 8);
    await workbench.page.waitForTimeout(1500);
    await expect(workbench.page.locator('.ghost-text')).toHaveCount(0);
  });
});

test('offers nothing unless it is switched on', async ({ workbench }) => {
  await workbench.runCommand('RNN: Show Prediction Panel');
  await typeList(workbench, 48);
  await workbench.page.waitForTimeout(1500);
  await expect(workbench.page.locator('.ghost-text')).toHaveCount(0);
});
