import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);
test.setTimeout(180_000);

/** Twelve years of months with a season, two of them missing, and one value that nobody would believe. */
function salesOfMonths(): string {
  const rows = Array.from({ length: 144 }, (_, i) => {
    const month = `${2012 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
    return { month, sales: i === 100 ? 900 : Math.round(100 + i / 4 + 20 * Math.sin((i * Math.PI) / 6)) };
  });
  const known = rows.filter((_, i) => i !== 40 && i !== 41);
  return `month,sales\n${known.map(({ month, sales }) => `${month},${sales}\n`).join('')}`;
}

test('charts are moved by mouse, by two fingers and by the strip; a click finds the value, and opens a unit', async ({
  workbench,
  folder,
}) => {
  const { panel, page } = workbench;
  const { forecastChart, overview, readout } = panel;
  await writeFile(join(folder, 'months.csv'), salesOfMonths());
  await workbench.openFile('months.csv');
  await workbench.runCommand('RNN: Show Prediction Panel');
  await expect(panel.body).toHaveAttribute('data-state', /^(idle|done)$/);
  await workbench.selectAll();
  await panel.button('forecastSelection').click();
  await panel.whenShown(/ forecasts the next 6 values of .*months\.csv\. In \d+ backtests /);
  await expect(panel.status).toContainText('144 values, 2 filled');
  await expect(forecastChart.locator('.outlier')).not.toHaveCount(0);
  await expect(forecastChart.locator('svg.plot > path.filled')).toHaveAttribute('d', /^M/);

  const looked = async () => (await overview.getAttribute('aria-valuetext')) ?? '';
  const moves = async (act: () => Promise<void>) => {
    const before = await looked();
    await act();
    await expect(overview).not.toHaveAttribute('aria-valuetext', before);
  };
  const all = await looked();
  const chart = (await forecastChart.boundingBox())!;
  const [x, y] = [chart.x + chart.width / 2, chart.y + chart.height / 2];

  // The value under the mouse, with its date and its line, to which a click leads.
  await page.mouse.move(x, y);
  await expect(readout).toHaveText(/^20\d\d-\d\ddata\d+.*line\d+$/);
  const [, line] = /line(\d+)$/.exec((await readout.textContent()) ?? '')!;
  await page.mouse.click(x, y);
  await expect(page.locator('.monaco-editor .active-line-number')).toHaveText(line);
  await expect(page.locator('.monaco-editor .selected-text')).toHaveCount(1);

  await page.mouse.move(x, y);
  await moves(() => page.mouse.wheel(0, -400));
  await moves(async () => {
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 60);
    await page.keyboard.up('Shift');
  });
  await moves(() => dragged(page, { x, y }, { x: x + 60, y }));
  const strip = (await overview.boundingBox())!;
  const shown = (await overview.locator('rect.window').boundingBox())!;
  const middle = { x: shown.x + shown.width / 2, y: strip.y + strip.height / 2 };
  await moves(() => dragged(page, middle, { x: middle.x - strip.width / 10, y: middle.y }));
  const handle = (await overview.locator('line.handle').last().boundingBox())!;
  await moves(() => dragged(page, { x: handle.x, y: middle.y }, { x: handle.x + strip.width / 10, y: middle.y }));
  await page.mouse.dblclick(x, y);
  await expect(overview).toHaveAttribute('aria-valuetext', all);
  await moves(() => pinched(page, { x, y }));
  await overview.press('0');
  await expect(overview).toHaveAttribute('aria-valuetext', all);

  // What was forecast in the backtest, its errors and what its intervals covered.
  const backtests = forecastChart.locator('.backtests path');
  await expect(backtests).toHaveCount(0);
  await panel.options.getByText('Show backtest').click();
  await expect(backtests.first()).toHaveAttribute('d', /^M/);
  await panel.errorChart.focus();
  await panel.errorChart.press('Home');
  await expect(panel.announcement).toHaveText(/^1 ahead: .*this forecast.*\d/);
  await panel.errorChart.press('ArrowRight');
  await expect(panel.announcement).toHaveText(/^2 ahead: .*this forecast.*\d/);
  await expect(panel.sentence).toHaveText(/Its 95 % intervals covered \d+ % of \d+ values\./);

  // A unit is opened and closed where it is seen.
  await panel.hiddenState.scrollIntoViewIfNeeded();
  const states = (await panel.hiddenState.boundingBox())!;
  await page.mouse.click(states.x + states.width / 2, states.y + 30);
  await expect(panel.unitWords).toHaveText(/^Unit \d+ .*listens most to/);
  const opened = await panel.unitWords.textContent();
  await panel.network.locator('.unit-node:not(.selected)').last().click();
  await expect(panel.unitWords).toHaveText(/^Unit \d+ .*listens most to/);
  await expect(panel.unitWords).not.toHaveText(opened ?? '');
});

test('the network is played by its buttons, as fast as is chosen; all that is drawn follows the theme at once', async ({
  workbench,
}) => {
  const { panel } = workbench;
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine/);
  await expect(panel.networkSubtitle).toHaveText(/^step 401\b/);
  await panel.player('stepForward').click();
  await expect(panel.networkSubtitle).toHaveText(/^step 402\b/);
  const speed = panel.body.locator('.speed select');
  await speed.selectOption({ index: (await speed.locator('option').count()) - 1 });
  await panel.player('play').click();
  await expect(panel.networkSubtitle).toHaveText(/^step (40[4-9]|4[1-9]\d|[56]\d\d)\b/, { timeout: 30_000 });
  await panel.player('play').click();
  await expect(panel.player('play')).toHaveText('▶ Play');

  const brightness = () =>
    panel.hiddenState
      .locator('xpath=..')
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        // Of what is painted, by how much of it is.
        let [sum, painted] = [0, 0];
        for (let i = 0; i < data.length; i += 4) {
          sum += (data[i] + data[i + 1] + data[i + 2]) * data[i + 3];
          painted += data[i + 3];
        }
        return Math.round(sum / painted / 3);
      });
  const colourOf = () =>
    panel.forecastChart
      .locator('path.series')
      .first()
      .evaluate((line) => getComputedStyle(line).stroke);
  const [light, lightLine] = [await brightness(), await colourOf()];
  await workbench.chooseTheme('Dark Modern');
  await expect.poll(brightness).toBeLessThan(light - 50);
  const [dark, darkLine] = [await brightness(), await colourOf()];
  expect(darkLine).not.toBe(lightLine);
  await workbench.chooseTheme('Light Modern');
  await expect.poll(brightness).toBeGreaterThan(dark + 50);
  expect(await colourOf()).not.toBe(darkLine);
});

interface Point {
  readonly x: number;
  readonly y: number;
}

async function dragged(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** Two fingers that move apart. */
async function pinched(page: Page, { x, y }: Point): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const fingers = (apart: number) => [
    { x: x - apart, y, id: 1 },
    { x: x + apart, y, id: 2 },
  ];
  await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(30) });
  for (const apart of [40, 60, 80, 100]) {
    await browser.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  }
  await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await browser.detach();
}
