import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { scalarNetwork } from '../../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import { writeForecaster } from '../../../src/shared/onnx/forecaster/writeForecaster.ts';
import type { DrivenHost } from '../../driver/drivenHost.ts';
import { tutorialModel } from '../../support/models.ts';
import { mostBlockedMs } from '../load/heldUp.ts';
import { waveNumbers, wideTable } from '../load/longTexts.ts';
import { type DrivenWindow, openDrivenWindow } from './drivenWindow.ts';
import { longestTask } from './longTasks.ts';

/** VS Code itself takes a document of a million lines apart meanwhile. */
const openedMs = 4000;
const answerMs = 120_000;
/** A host that has worked no longer at once for so long has started. */
const quietMs = 8;
const quietForMs = 2000;
const lookEveryMs = 300;
/** No training is over sooner. */
const beginsWithinMs = 50;
/** What is drawn after an answer is drawn by then. */
const drawnMs = 1000;
const settings = {
  'rnn.training.iterations': 300,
  'rnn.training.backend': 'wasm',
  'rnn.forecast.searchSeconds': 2,
};
const models = 500;

/** How long something held up the extension host and the panel's page. */
interface HeldUp {
  readonly name: string;
  readonly hostMs: number;
  readonly pageMs: number;
  /** What took longest in the page. */
  readonly what: string;
}

/** How long commands, on what is large too, hold the extension host and the panel's page up in a window. */
export interface HoldUps {
  /** Those that hold one of them up for too long, or end in something else than is expected, in a sentence each. */
  readonly lost: readonly string[];
  /** Milliseconds on the processor, by command. */
  readonly note: string;
}

/** Gives commands one after another in a window; `begin` is called before each. */
export async function measureHoldUps(begin: () => void): Promise<HoldUps> {
  const window = await openDrivenWindow(settings, true);
  try {
    await untilQuiet(window.host);
    const taken: HeldUp[] = [];
    const lost: string[] = [];
    for (const { name, prepare, work } of undertakings(window)) {
      begin();
      window.log.begin();
      const failed = async (error: unknown) => void lost.push(`${name}: ${error}\n${await whatWasSeen(window)}`);
      await prepare?.().catch(failed);
      await window.host.call('watchWork');
      const task = await longestTask(window.page, async () => {
        await work().catch(failed);
        await window.page.waitForTimeout(drawnMs);
      });
      const hostMs = await window.host.call('longestWork');
      taken.push({ name, hostMs, pageMs: task?.ms ?? 0, what: task?.what ?? '' });
    }
    const inWords = ({ name, hostMs, pageMs, what }: HeldUp) =>
      `${name}: host ${hostMs.toFixed(0)} ms, page ${pageMs.toFixed(0)} ms${what === '' ? '' : ` (${what})`}`;
    const tooLong = taken.filter(({ hostMs, pageMs }) => Math.max(hostMs, pageMs) > mostBlockedMs).map(inWords);
    return { lost: [...lost, ...tooLong], note: taken.map(inWords).join(', ') };
  } finally {
    await window.close();
  }
}

/**
 * Waits until VS Code has started: it reads and begins its own extensions meanwhile, one after another without a stop, which holds
 * up the host for longer than anything of ours.
 */
async function untilQuiet(host: DrivenHost): Promise<void> {
  for (const late = performance.now() + answerMs; performance.now() < late; ) {
    await host.call('watchWork');
    await new Promise((resolve) => setTimeout(resolve, quietForMs));
    if ((await host.call('longestWork')) < quietMs) {
      return;
    }
  }
  throw new Error(`the host works for longer than ${quietMs} ms at once though nobody asks it to`);
}

/** What stands before the person, all that was said to them, and what was noted since the undertaking began. */
async function whatWasSeen({ page, host, log }: DrivenWindow): Promise<string> {
  // A notification is seen for some seconds, and stays in this list.
  await host.call('command', 'notifications.showList').catch(() => {});
  const said = await page.locator('.notifications-center, .quick-input-widget:visible').allInnerTexts();
  const tabs = await page.locator('.tab.active').allInnerTexts();
  return `${[...tabs, ...said].join('\n')}\n${log.text()}`;
}

interface Undertaking {
  readonly name: string;
  /** Is not measured. */
  readonly prepare?: () => Promise<void>;
  readonly work: () => Promise<void>;
}

function undertakings({ host, page, workbench, folder }: DrivenWindow): readonly Undertaking[] {
  const { panel } = workbench;
  const command = (name: string) => host.call('command', name);
  const opened = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, text);
    await host.call('open', file, 1);
    await page.waitForTimeout(openedMs);
  };
  const state = () => panel.body.getAttribute('data-state');
  /** An expectation that does not hold yet has Playwright describe the whole page for its message, some 40 ms at once. */
  const whenShown = async (sentence: RegExp) => {
    const shown = async () => {
      const before = await state();
      const said = await panel.sentence.textContent();
      // A search may have begun in between.
      return before === 'done' && (await state()) === 'done' ? said : 'not done';
    };
    await expect.poll(shown, { timeout: answerMs, intervals: [lookEveryMs] }).toMatch(sentence);
  };
  const forecast = async (sentence: RegExp) => {
    await command('rnn.forecastSelection');
    await whenShown(sentence);
  };
  const change = async (setting: RegExp, answer: (title: RegExp) => Promise<void>) => {
    // A list that opens while something else comes to an end may be closed by that.
    await expect(async () => {
      await page.keyboard.press('Escape');
      await host.call('start', 'rnn.changeSetting');
      await workbench.pick(setting);
    }).toPass({ timeout: answerMs });
    await answer(setting);
  };
  const chooseLstm = async (units: string) => {
    await change(/^Cell/, () => workbench.pick(/^LSTM/));
    await change(/^Hidden size/, (title) => workbench.answerInput(title, units));
    await change(/^Iterations/, (title) => workbench.answerInput(title, '8'));
  };
  const trainLstm = async () => {
    await host.call('start', 'rnn.trainOnSine');
    // What was trained before is shown until it has begun.
    await expect.poll(state, { timeout: answerMs, intervals: [beginsWithinMs] }).toBe('training');
    await whenShown(/^Learned the noisy sine in 8 iterations/);
  };
  const stepAndOpen = async () => {
    await panel.network.focus();
    await panel.network.press('ArrowLeft');
    await panel.network.press('ArrowLeft');
    await panel.hiddenState.focus();
    // One that is open already would be closed.
    await panel.hiddenState.press('Escape');
    await panel.hiddenState.press('ArrowDown');
    await panel.hiddenState.press('Enter');
    await panel.unitWords.waitFor({ timeout: answerMs });
  };
  const unfold = async (isOpen: boolean) => {
    for (const fold of await panel.body.locator('details').all()) {
      await fold.evaluate((element, open) => element.toggleAttribute('open', open), isOpen);
    }
  };
  return [
    {
      name: 'showing the panel',
      work: async () => {
        await command('rnn.showPanel');
        await panel.sentence.waitFor({ timeout: answerMs });
      },
    },
    { name: 'the first training', work: () => command('rnn.trainOnSine') },
    { name: 'the settings', work: () => panel.settings.locator('summary').click() },
    {
      name: 'a training seen with all folds open',
      prepare: () => unfold(true),
      work: () => command('rnn.trainOnSine'),
    },
    {
      name: 'a horizon of 100,000, refused before it begins, then of 10,000',
      prepare: async () => {
        await unfold(false);
        await opened('wave.txt', wave(200));
      },
      work: async () => {
        await host.call('start', 'rnn.forecastSelection');
        const box = page.locator('.quick-input-widget:visible');
        await box.getByText('How many values').waitFor({ timeout: answerMs });
        await box.locator('input').first().fill('100000');
        await page.keyboard.press('Enter');
        await box.getByText('"100000" is not a whole number from 1 to 10,000.').waitFor({ timeout: answerMs });
        await box.locator('input').first().fill('10000');
        await page.keyboard.press('Enter');
        await whenShown(/10,000 values/);
      },
    },
    {
      name: '100,000 numbers',
      prepare: () => opened('long.txt', wave(100_000)),
      work: () => forecast(/long\.txt/),
    },
    {
      name: '1,000,000 numbers',
      prepare: () => opened('longer.txt', wave(1_000_000)),
      work: () => forecast(/longer\.txt/),
    },
    {
      name: '10,000 columns',
      prepare: () => opened('wide.csv', wideTable(10_000, 30)),
      work: async () => {
        await host.call('start', 'rnn.forecastSelection');
        const box = page.locator('.quick-input-widget:visible');
        await box.getByText('Which of the 10').waitFor({ timeout: answerMs });
        // The list comes after its title, and until then nothing is ticked.
        await box.getByText('1 Selected').waitFor({ timeout: answerMs });
        await page.keyboard.press('Enter');
        await whenShown(/c0 in wide\.csv/);
      },
    },
    {
      name: '64 units of an LSTM',
      prepare: () => chooseLstm('64'),
      work: trainLstm,
    },
    { name: 'stepping through them, and opening one', work: stepAndOpen },
    {
      name: '256 units, the most that can be set',
      prepare: () => chooseLstm('256'),
      work: trainLstm,
    },
    { name: 'stepping through these, and opening one', work: stepAndOpen },
    { name: 'the same with all folds open', prepare: () => unfold(true), work: stepAndOpen },
    {
      name: `${models} models in the library`,
      prepare: async () => keepModels(join(await host.call('storage'), 'models')),
      work: async () => {
        await host.call('start', 'rnn.selectModel');
        await workbench.pick(/^Model 499/);
      },
    },
  ];
}

/** Puts models where the library keeps them, every third of 256 units. */
async function keepModels(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let i = 0; i < models; i++) {
    const network = scalarNetwork(i % 3 === 0 ? 256 : 12);
    const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(i)));
    const model = { ...tutorialModel({ network, parameters }), name: `Model ${i}` };
    const stamp = new Date(Date.UTC(2030, 0, 1) + i).toISOString().replace(/[:.]/g, '-');
    await writeFile(join(folder, `${stamp}-kept.onnx`), writeForecaster(model));
  }
}

/** A column of numbers. */
function wave(count: number): string {
  return waveNumbers(count).join('\n');
}
