import type { Locator } from '@playwright/test';
import { accessibilityFaults } from '../browser/accessibilityFaults.ts';
import { expect, test } from './galleryTest.ts';
import { collidingTexts, shownTexts } from './shownTexts.ts';

const scenes = ['idle', 'paused', 'done', 'forecast', 'automatic', 'unit', 'lstm'];
/** A word of three letters; shorter ones are names of numbers. */
const word = /\p{L}{3,}/u;
/** Names, and words that are German too. */
const common =
  /^(RNN Forecast|RNN|GRU|LSTM|Theta|PyTorch|(Model |Modell )?(Sine|sales\.csv).*|sales\.csv|Training|Import|Export( ▾)?|Adam|Sine by .*|JSON|Iteration|.*ANGLE.*)$/;

/** Of a machine, not of ours. */
const machine = /ANGLE/;

test('in German, nothing that it says is English, neither words nor numbers', async ({ panel }) => {
  const numbers = new Set<string>();
  for (const scene of scenes) {
    const english = new Set(await shownTexts(await panel.show(scene)));
    const german = await shownTexts(await panel.show(scene, { language: 'de' }));
    const same = german.filter((text) => english.has(text) && word.test(text) && !common.test(text));
    expect.soft(same, scene).toEqual([]);
    expect(german.length, scene).toBeGreaterThan(10);
    const written = markedNumbers(german);
    // Where both languages could have written it, English has the same number in its own way; but a run goes its own way.
    const turned = new Set(markedNumbers([...english]).map((number) => number.replace(/[.,]/g, otherMark)));
    const isAmbiguous = (number: string) => isEnglish(number) && scene !== 'paused';
    expect
      .soft(
        written.filter((number) => !isGerman(number) || (isAmbiguous(number) && !turned.has(number))),
        scene,
      )
      .toEqual([]);
    for (const number of written) {
      numbers.add(number);
    }
  }
  expect([...numbers].some((number) => /^\d+,\d+$/.test(number))).toBe(true);
  expect([...numbers].some((number) => /^\d+\.000$/.test(number))).toBe(true);
});

/** Numbers with a point or a comma in them. */
function markedNumbers(texts: readonly string[]): string[] {
  return texts.filter((text) => !machine.test(text)).flatMap((text) => text.match(/\d+(?:[.,]\d+)+/g) ?? []);
}

function otherMark(mark: string): string {
  return mark === '.' ? ',' : '.';
}

function isGerman(number: string): boolean {
  return /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/.test(number);
}

function isEnglish(number: string): boolean {
  return isGerman(number.replace(/[.,]/g, otherMark));
}

test('what a German types into a field is read as a German means it, or refused', async ({ panel }) => {
  const page = await panel.show('settings', { language: 'de' });
  const asked: string[] = [];
  page.on('console', (message) => asked.push(message.text()));
  const field = (name: string) => page.locator(`[data-setting=${name}] input`);
  const type = async (name: string, text: string) => {
    await field(name).fill(text);
    await field(name).press('Tab');
  };
  await expect(field('learningRate')).toHaveValue('0,01');
  await type('learningRate', '0,02');
  await type('learningRate', '0.03');
  await type('iterations', '1.000');
  await type('seed', '1.234.567');
  const errors = page.getByRole('alert').filter({ hasText: /./ });
  await expect(errors).toHaveCount(0);
  await type('learningRate', '1.000');
  await expect(errors).toHaveText('Lernrate ist eine Zahl von 0,000001 bis 1; dies ist 1000.');
  await type('iterations', '1,000');
  await expect(errors.last()).toHaveText('Durchgänge ist eine ganze Zahl von 1 bis 100000; dies ist "1,000".');
  await expect
    .poll(() => asked)
    .toEqual([
      'changeSettings {learningRate: 0.02}',
      'changeSettings {learningRate: 0.03}',
      'changeSettings {iterations: 1000}',
      'changeSettings {seed: 1234567}',
    ]);
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
  const [first, ...others] = panel.gallery.themes;
  for (const scene of ['unit', 'lstm', 'automatic']) {
    const page = await panel.show(scene, { theme: first, language: 'de' });
    expect.soft(await accessibilityFaults(page, 'all'), `${scene}, ${first}`).toEqual([]);
    for (const theme of others) {
      await panel.chooseTheme(theme);
      expect.soft(await accessibilityFaults(page, 'colours'), `${scene}, ${theme}`).toEqual([]);
    }
  }
});

test('of 256 units all are seen over time, at a step those that matter and the sum of the others, readable and by keys', async ({
  panel,
}) => {
  for (const [theme, language, width] of [
    ['dark', 'en', 900],
    ['light', 'de', 300],
    ['high-contrast-light', 'en', 300],
  ] as const) {
    const page = await panel.show('large', { theme, language, width, unfold: false });
    const place = `${theme}, ${language}, ${width} pixels`;
    expect.soft(await collidingTexts(page), place).toEqual([]);
    expect.soft(await accessibilityFaults(page, language === 'de' ? 'all' : 'colours'), place).toEqual([]);
  }
  const page = await panel.show('large', { unfold: false });
  const subtitle = page.locator('.chart-section.network .subtitle');
  await expect(subtitle).toContainText('48 of 256 units, those that the answer hangs on most');
  await expect(page.locator('.other-units text').last()).toHaveText('208 others');
  const states = page.locator('svg[data-chart=hidden-state]');
  const network = page.locator('svg[data-chart=network]');
  const drawn = () =>
    network.locator('.unit-node.after').evaluateAll((nodes) => nodes.map((node) => node.dataset.unit));
  const before = await drawn();
  expect(before).toHaveLength(48);
  // Whichever unit is opened is among those drawn.
  await states.focus();
  const said = page.locator('[aria-live]').first();
  const unitSaid = async () =>
    Number(/^Unit (\d+), step \d+: [+−]?[\d.]+$/.exec((await said.textContent()) ?? '')?.[1]);
  await states.press('Shift+ArrowDown');
  await expect.poll(unitSaid).toBeGreaterThan(0);
  for (let i = 0; i < 48 && before.includes(String((await unitSaid()) - 1)); i++) {
    await states.press('ArrowDown');
  }
  const unit = await unitSaid();
  expect(before).not.toContain(String(unit - 1));
  await states.press('Enter');
  await expect(page.locator('[data-testid=unit-words]')).toContainText(`Unit ${unit} `);
  await expect(network.locator('.unit-node.after.selected')).toHaveAttribute('data-unit', String(unit - 1));
  expect(await drawn()).toHaveLength(48);
  // Its tables have all units.
  for (const [name, rows] of [
    ['hidden-state', 256],
    ['unit-weights', 259],
    ['network', 49],
  ] as const) {
    const table = page.locator(`details[data-fold=${name}]`);
    await table.locator('summary').click();
    await expect(table.locator('tbody tr')).toHaveCount(rows);
    expect(await columnsApart(table), name).toBe(0);
  }
  // All of their rows, and the names of their columns, are there for who hears the page, also those that nobody sees.
  const heard = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
  const count = (wanted: string) => heard.nodes.filter(({ role }) => role?.value === wanted).length;
  expect({ rows: count('row'), tables: count('table') }).toEqual({ rows: 256 + 259 + 49 + 3, tables: 3 });
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
      .locator(
        'vscode-button, vscode-checkbox, button, select, input, vscode-textfield, vscode-single-select, [role=slider]',
      )
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

/** How many cells do not end where their column's name ends, or begins where that is words. */
function columnsApart(table: Locator): Promise<number> {
  return table.locator('table').evaluate((element: HTMLTableElement) => {
    const [head, ...lines] = element.rows;
    const edge = (line: HTMLTableRowElement, column: number) => {
      const { left, right } = line.cells[column].getBoundingClientRect();
      return head.cells[column].className === 'words' ? left : right;
    };
    const isApart = (line: HTMLTableRowElement, column: number) =>
      Math.abs(edge(line, column) - edge(head, column)) > 1;
    return lines.flatMap((line) => [...line.cells].filter((_, column) => isApart(line, column))).length;
  });
}

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
