import type { Locator } from '@playwright/test';
import { accessibilityFaults } from '../browser/accessibilityFaults.ts';
import { expect, test } from './galleryTest.ts';
import { collidingTexts, shownTexts } from './shownTexts.ts';

const scenes = ['idle', 'paused', 'done', 'automatic', 'unit', 'lstm'];
/** A word of three letters; shorter ones are names of numbers. */
const word = /\p{L}{3,}/u;
/** Names, and words that are German too. */
const common =
  /^(RNN Forecast|RNN|GRU|LSTM|Theta|PyTorch|(Model |Modell )?(Sine|sales\.csv).*|sales\.csv|Training|Import|Export( ▾)?|Adam|Sine by .*|JSON|.*ANGLE.*)$/;

test('in German, nothing that it says is English', async ({ panel }) => {
  for (const scene of scenes) {
    const english = new Set(await shownTexts(await panel.show(scene)));
    const german = await shownTexts(await panel.show(scene, { language: 'de' }));
    const same = german.filter((text) => english.has(text) && word.test(text) && !common.test(text));
    expect.soft(same, scene).toEqual([]);
    expect(german.length, scene).toBeGreaterThan(10);
  }
});

test('no label is cut off or covered by another, in both languages, narrow and wide', async ({ panel }) => {
  for (const [language, width] of [
    ['en', 300],
    ['de', 300],
    ['de', 900],
    ['en', 2500],
  ] as const) {
    for (const scene of ['forecast', 'automatic', 'unit', 'lstm']) {
      const page = await panel.show(scene, { language, width });
      expect.soft(await collidingTexts(page), `${scene}, ${language}, ${width} pixels`).toEqual([]);
    }
  }
});

test('axe finds nothing in the pictures of networks and of the backtest, in all themes and in German', async ({
  panel,
}) => {
  for (const [place, theme] of panel.gallery.themes.entries()) {
    for (const scene of ['unit', 'lstm', 'automatic']) {
      const page = await panel.show(scene, { theme, language: 'de' });
      expect.soft(await accessibilityFaults(page, place === 0 ? 'all' : 'colours'), `${scene}, ${theme}`).toEqual([]);
    }
  }
});

test('behind every chart there is a table that says what it holds, and keys reach it and its chart', async ({
  panel,
}) => {
  const found = new Set<string>();
  for (const scene of ['automatic', 'unit']) {
    const page = await panel.show(scene);
    const said = page.locator('[aria-live]').first();
    for (const chart of await page.locator('svg.chart:visible').all()) {
      const name = (await chart.getAttribute('data-chart'))!;
      found.add(name);
      await expect.soft(chart, name).toHaveAttribute('tabindex', '0');
      await expect.soft(chart, name).toHaveAttribute('aria-label', /\w+.*\./);
      const before = await said.textContent();
      await chart.focus();
      await chart.press('ArrowRight');
      await expect.soft(said, name).not.toHaveText(before!);
      await expect.soft(said, name).toHaveText(/\d/);
      const table = chart.locator('xpath=ancestor::section').locator(':scope > details.table');
      await expectTable(table, name);
    }
    await expect(said).toHaveAttribute('aria-live', 'polite');
    await expect(page.locator('[aria-live=assertive], [role=alert]:not(:empty)')).toHaveCount(0);
    if (scene === 'unit') {
      for (const table of await page.locator('.unit > details.table').all()) {
        await expectTable(table, (await table.getAttribute('data-fold'))!);
        found.add((await table.getAttribute('data-fold'))!);
      }
      // What stands at the cursor is told of the step where it stands now.
      const note = page.locator('.hidden-state > details.table .note');
      const told = await note.textContent();
      await page.locator('svg[data-chart=hidden-state]').press('ArrowLeft');
      await expect(note).not.toHaveText(told!);
    }
  }
  expect([...found].toSorted()).toEqual([
    'errors',
    'forecast',
    'hidden-state',
    'loss',
    'network',
    'unit-curve',
    'unit-weights',
  ]);
});

test('every control says what it does, to those who point at it and to those who come by keyboard', async ({
  panel,
}) => {
  for (const scene of ['paused', 'unit', 'automatic']) {
    const page = await panel.show(scene);
    const unexplained = await page
      .locator('vscode-button, vscode-checkbox, button, select, input, vscode-textfield, vscode-single-select')
      .evaluateAll((controls) =>
        controls
          .filter((control) => control.closest('vscode-textfield, vscode-single-select')?.parentElement !== null)
          .filter(
            (control) =>
              control.closest('[title]') === null &&
              control.closest('[data-setting]')?.querySelector('.explain, .explanation') === null,
          )
          .map((control) => control.outerHTML.slice(0, 80)),
      );
    expect.soft(unexplained, scene).toEqual([]);
  }
  const page = await panel.show('done');
  const tip = page.locator('.focus-tip');
  await page.locator('[data-command=trainOnSine]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(tip).toHaveText('Train a network on a noisy sine');
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(tip).toHaveText('Go back to the first weights, and wait there');
  await page.mouse.click(5, 300);
  await expect(tip).toBeHidden();
});

test('a box at the lower edge of the page is ticked by a click, which moves nothing', async ({ panel }) => {
  const page = await panel.show('automatic', { width: 460 });
  const box = page.locator('vscode-checkbox[aria-label="Show Theta"]');
  const isTicked = () => box.evaluate((element) => (element as HTMLInputElement).checked);
  const before = await isTicked();
  const place = await box.evaluate((element) => {
    scrollTo(0, scrollY + element.getBoundingClientRect().bottom - innerHeight);
    const { left, top, height } = element.getBoundingClientRect();
    return { x: left + 40, y: top + height / 2, scrolled: scrollY };
  });
  await page.mouse.click(place.x, place.y);
  expect(await isTicked()).toBe(!before);
  expect(await page.evaluate(() => scrollY)).toBe(place.scrolled);
});

/** A table that a key unfolds, with rows, a caption and words that say what they are. */
async function expectTable(table: Locator, name: string): Promise<void> {
  const summary = table.locator('summary').first();
  await summary.focus();
  await expect.soft(summary, name).toBeFocused();
  if ((await table.getAttribute('open')) === null) {
    await summary.press('Enter');
  }
  await expect.soft(table.locator('tbody tr').first(), name).toBeVisible();
  await expect.soft(table.locator('caption'), name).toHaveText(/\w/);
  await expect.soft(table.locator('.note'), name).toHaveText(/\w.*\.$/);
  await expect.soft(table.locator('.table-scroller'), name).toHaveAttribute('tabindex', '0');
}
