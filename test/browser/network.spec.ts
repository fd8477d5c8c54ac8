import type { PanelPage } from '../../scripts/panelPage.ts';
import { expect, test } from './fixtures.ts';

test.use({ settings: { 'rnn.training.backend': 'wasm', 'rnn.training.iterations': 300 } });

/** Steps are played by the clock of frames, which come late where other programs keep the machine busy. */
const playTimeoutMs = 30_000;

const inputOf = (panel: PanelPage) => panel.network.locator('.number-box.input .number').textContent();
const answerOf = (panel: PanelPage) => panel.network.locator('.number-box.answer .number').textContent();
const stepOf = async (panel: PanelPage) =>
  Number(/^step (\d+)/.exec((await panel.networkSubtitle.textContent()) ?? '')?.[1]);

test('the network is stepped by keys from the data into its own answers, and plays; a unit is opened', async ({
  workbench,
}) => {
  const { panel } = workbench;
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine/);

  // Where nobody looks yet, the first of its own answers is shown.
  await expect(panel.networkSubtitle).toHaveText('step 401 · it reads its own answer');
  await expect(panel.networkStory).toContainText('The data end at step 400. From here on it reads its own answers:');

  // Back into the data, where it reads the true value next, whatever it answered.
  await panel.network.focus();
  await panel.network.press('ArrowLeft');
  await panel.network.press('ArrowLeft');
  await expect(panel.networkSubtitle).toHaveText('step 399 · it reads the data');
  await expect(panel.networkStory).toContainText('Whatever it answered, within the data it reads the true value next');
  await expect(panel.announcement).toHaveText(
    /^The RNN of 12 units at step 399: it reads [−\d.]+ and answers [−\d.]+\.$/,
  );

  // And forward: the answer becomes the next input.
  await panel.network.press('ArrowRight');
  for (const step of [401, 402, 403]) {
    const answer = await answerOf(panel);
    await panel.network.press('ArrowRight');
    await expect(panel.networkSubtitle).toHaveText(`step ${step} · it reads its own answer`);
    expect(await inputOf(panel)).toBe(answer);
  }
  await expect(panel.networkStory).toContainText('read 3 of its own answers in a row; each is a little off');
  await expect(panel.networkStory).toContainText(
    /The true value of step 403 is [−\d.]+: off by [\d.]+, [\d.]+ on average so far\./,
  );

  // Both pictures over time have the cursor at this step.
  const cursors = [panel.forecastChart, panel.hiddenState].map((chart) =>
    chart.locator('.cursor line').getAttribute('x1'),
  );
  const [inForecast, inState] = await Promise.all(cursors);
  expect(inState).toBe(inForecast);

  // Playing, the answer is seen to travel; nothing is announced until it stops.
  const said = await panel.announcement.textContent();
  await panel.network.press(' ');
  await expect(panel.player('play')).toHaveText('❚❚ Pause');
  await expect(panel.network.locator('.token g')).toHaveCount(1);
  await expect.poll(() => stepOf(panel), { timeout: playTimeoutMs }).toBeGreaterThan(404);
  expect(await panel.announcement.textContent()).toBe(said);
  await panel.player('play').click();
  await expect(panel.player('play')).toHaveText('▶ Play');
  await expect(panel.network.locator('.token g')).toHaveCount(0);
  await expect(panel.announcement).toHaveText(/^Beyond the data it reads its own answers: /);
  const stoppedAt = await stepOf(panel);
  await panel.player('stepBack').press('Enter');
  await expect.poll(() => stepOf(panel)).toBe(stoppedAt - 1);

  // A unit of the hidden state is opened by keys, with its curve, its weights and what it responds to.
  const colours = panel.hiddenState.locator('xpath=..').locator('canvas');
  const painted = await colours.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  expect(painted).toBeGreaterThan(50);

  await panel.hiddenState.focus();
  await panel.hiddenState.press('ArrowDown');
  await panel.hiddenState.press('ArrowDown');
  await expect(panel.announcement).toHaveText(new RegExp(`^Unit \\d+, step ${stoppedAt - 1}: [+−]?[\\d.]+$`));
  const unit = /^Unit \d+/.exec((await panel.announcement.textContent()) ?? '')![0];
  await panel.hiddenState.press('Enter');
  await expect(panel.unitWords).toHaveText(
    new RegExp(`^${unit} .* It listens most to .*; when it is high, it pushes the answer (up|down)`),
  );
  await expect(panel.hiddenState.locator('path.unit')).toHaveCount(1);
  await expect(panel.network.locator('.unit-node.selected')).toHaveCount(2);
  await panel.hiddenState.press('Enter');
  await expect(panel.unitWords).toBeHidden();
});

test.describe('where the person wants less motion', () => {
  test.use({
    settings: { 'workbench.reduceMotion': 'on', 'rnn.training.backend': 'wasm', 'rnn.training.iterations': 60 },
  });

  test('it plays step by step; the answer is seen on its way, and nothing moves', async ({ workbench }) => {
    const { panel } = workbench;
    await workbench.runCommand('RNN: Train on Sine');
    await panel.whenShown(/^Learned the noisy sine/);
    await panel.network.evaluate((svg) => {
      const places = new Set<string>();
      const seen = new MutationObserver(() => {
        const place = svg.querySelector('.token g')?.getAttribute('transform');
        if (place) {
          places.add(place);
          document.body.dataset.places = [...places].join(' ');
        }
      });
      seen.observe(svg, { subtree: true, childList: true, attributes: true });
    });
    await panel.network.press(' ');
    await expect.poll(() => stepOf(panel), { timeout: playTimeoutMs }).toBeGreaterThan(402);
    await panel.network.press(' ');
    await expect(panel.player('play')).toHaveText('▶ Play');
    // In one place, however often it was drawn there.
    expect(await panel.network.evaluate(() => document.body.dataset.places)).toMatch(/^translate\([\d.]+,[\d.]+\)$/);
  });
});
