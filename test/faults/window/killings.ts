import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from '@playwright/test';
import { root } from '../../../scripts/root.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import { readModel } from '../../../src/shared/onnx/readModel.ts';
import { type DrivenWindow, openDrivenWindow } from './drivenWindow.ts';

/** What is done to the panel, its page, its worker, its host. */
export const killings = [
  'panel closed',
  'panel hidden',
  'panel moved',
  'page reloaded',
  'window reloaded',
  'worker killed',
  'host killed',
] as const;
export type Killing = (typeof killings)[number];
/** Another page stands there afterwards. */
const takesPage: readonly Killing[] = ['panel closed', 'page reloaded', 'window reloaded', 'host killed'];

/** What it is done in the midst of. */
export const phases = ['training', 'export', 'insert'] as const;
export type Phase = (typeof phases)[number];

/** What became of one. */
export interface KillingOutcome {
  readonly what: Killing;
  readonly phase: Phase;
  /** What was lost, in a sentence each. */
  readonly lost: readonly string[];
  /** Milliseconds of training that were lost, at most; `null` where none was under way. */
  readonly trainingLostMs: number | null;
  /** Files that a killed export has left beside its target. */
  readonly leftBehind: number;
}

const settings = {
  'rnn.training.backend': 'wasm',
  'rnn.training.iterations': 100_000,
  'rnn.forecast.horizon': 5,
  'rnn.forecast.searchSeconds': 0.1,
};
const hiddenSize = '64';
const training = 'rnn.trainOnSine';
const wave = Array.from({ length: 40 }, (_, step) => Math.round(5000 + 1000 * Math.sin(step / 3))).join('\n');
/** The most of a training that may be lost. */
const mostLostMs = 2000;
/** What comes back does so by then, on a busy machine too. */
const backMs = 45_000;
/** A host that ended is started anew at once, but not when several have ended in a few minutes: a person is then asked. */
const hostBackMs = 16_000;
const leastLooks = 10;
/** On a busy machine a page that is there may take seconds to be looked at. */
const lookMs = 5000;
/** A host asks its window and is answered by then. */
const windowAnswersMs = 5000;
/** A page that shows nothing for so long has nothing to show: a window that was left is seen to be after some seconds. */
const idleMs = 15_000;
/** VS Code keeps unsaved text a second after it was typed, on a busy machine later. */
const keptTextMs = 2500;

/** The panel at one moment. */
interface Look {
  readonly state: string;
  readonly sentence: string;
  /** Whether the page was there before the strike. */
  readonly isStruck: boolean;
}

/** A window in which things are killed, one after another, with the same user, the same models and the same text. */
export class Killings {
  readonly #window: DrivenWindow;
  readonly #numbers: string;
  readonly #notes: string;
  #typed = '';
  #models = 0;
  /** Whether a forecast is shown whose model is not kept, so that a new window has none of what it shows to export. */
  #showsForecast = false;

  private constructor(window: DrivenWindow) {
    this.#window = window;
    this.#numbers = join(window.folder, 'wave.txt');
    this.#notes = join(window.folder, 'notes.txt');
  }

  static async open(): Promise<Killings> {
    const killing = new Killings(await openDrivenWindow(settings));
    await killing.#chooseHiddenSize();
    await writeFile(killing.#numbers, wave);
    await writeFile(killing.#notes, '');
    return killing;
  }

  /** Of so many units no training ends by itself before something was done to it. */
  async #chooseHiddenSize(): Promise<void> {
    const { host, workbench } = this.#window;
    await host.call('start', 'rnn.changeSetting');
    await workbench.pick(/^Hidden size/);
    await workbench.answerInput(/How many units/, hiddenSize);
  }

  /** What the panel did that it must not do. */
  get faults(): readonly string[] {
    return this.#window.faults();
  }

  close(): Promise<void> {
    return this.#window.close();
  }

  /** Kills something in the midst of something, at some moment; all three follow from the seed unless they are given. */
  async kill(seed: number, given: { what?: Killing; phase?: Phase } = {}): Promise<KillingOutcome> {
    const random = new RandomGenerator(seed);
    const drawn = [killings, phases].map(({ length }) => Math.floor(random.uniform(0, length)));
    const { what = killings[drawn[0]], phase = phases[drawn[1]] } = given;
    const lost: string[] = [];
    const outcome = { what, phase, lost, trainingLostMs: null, leftBehind: 0 };
    this.#window.log.begin();
    try {
      return { ...outcome, ...(await this.#tryKill(what, phase, seed, random, lost)) };
    } catch (error) {
      lost.push(String(error));
      return outcome;
    } finally {
      if (lost.length > 0) {
        await this.#tellLost(`${seed}, ${what} in ${phase}`, lost);
        // What goes on unseen would be in the midst of the next case.
        await this.#window.host.call('command', 'rnn.stopTraining').catch(() => {});
      }
    }
  }

  /** Writes beside the tests' other results all that there is to read of a case. */
  async #tellLost(which: string, lost: readonly string[]): Promise<void> {
    const folder = join(root, 'test-results', 'killings');
    await mkdir(folder, { recursive: true });
    const { page } = this.#window;
    const file = join(folder, which.replaceAll(/\W+/g, '-'));
    // What is taken for no page may be two.
    this.#window.log.note(`pages that are ready: ${await page.locator('iframe.webview.ready').count().catch(String)}`);
    await page.screenshot({ path: `${file}.png` }).catch(() => {});
    await writeFile(`${file}.log`, `${lost.join('\n')}\n\n${this.#window.log.text()}`);
  }

  async #tryKill(
    what: Killing,
    phase: Phase,
    seed: number,
    random: RandomGenerator,
    lost: string[],
  ): Promise<Pick<KillingOutcome, 'trainingLostMs' | 'leftBehind'>> {
    const { host } = this.#window;
    await this.#awaitHost();
    await host.call('open', this.#notes, 1);
    const word = `word ${seed} `;
    await host.call('write', this.#notes, word);
    this.#typed += word;
    const typedAt = performance.now();
    const trainingLostMs = phase === 'training' ? await this.#inTraining(what, random, typedAt, lost) : null;
    if (phase === 'export') {
      await this.#inExport(what, random, typedAt, lost);
    }
    if (phase === 'insert') {
      await this.#inInsert(what, random, typedAt, lost);
    }
    await this.#whenAllHasEnded(lost);
    const text = await host.call('text', this.#notes);
    if (text !== this.#typed) {
      lost.push(`typed text: ${this.#typed.length} characters became ${text.length}`);
      this.#typed = text;
    }
    await this.#checkModels(lost);
    return { trainingLostMs, leftBehind: await this.#sweep() };
  }

  async #inTraining(what: Killing, random: RandomGenerator, typedAt: number, lost: string[]): Promise<number> {
    const { host, workbench } = this.#window;
    await host.call('start', training);
    await workbench.panel.whenState('training', backMs);
    await this.#watchIterations();
    await pause(Math.max(typedAt + keptTextMs - performance.now(), random.uniform(0, 3000)));
    // What there is may not be lost.
    this.#models = (await this.#modelFiles()).length;
    const seen = await this.#seenIterations();
    await this.#strike(what, random);
    const wentOnFrom = await this.#comesBack(what, lost);
    if (wentOnFrom === null) {
      return 0;
    }
    // From the last iteration that is kept to the last that was done: a run that waits to be kept does nothing meanwhile.
    const lastKept = seen.findLast(({ iteration }) => iteration <= wentOnFrom) ?? seen[0];
    const trainingLostMs = Math.max(0, lastKept.agoMs - seen[seen.length - 1].agoMs);
    if (trainingLostMs > mostLostMs) {
      lost.push(`training: goes on from iteration ${wentOnFrom}, ${Math.round(trainingLostMs)} ms before`);
    }
    return trainingLostMs;
  }

  /** Has the page note when it shows which iteration. */
  async #watchIterations(): Promise<void> {
    await this.#window.workbench.panel.body.evaluate((body) => {
      const seen: { readonly at: number; readonly iteration: number }[] = [];
      const note = () => seen.push({ at: performance.now(), iteration: Number(body.dataset.iteration) });
      note();
      new MutationObserver(note).observe(body, { attributeFilter: ['data-iteration'] });
      Object.assign(window, { seen });
    });
  }

  /** What it has noted, and a mark that the page is the one before the strike; throws when the training is over already. */
  async #seenIterations(): Promise<{ readonly agoMs: number; readonly iteration: number }[]> {
    return this.#window.workbench.panel.body.evaluate((body) => {
      if (body.dataset.state !== 'training') {
        throw new Error(`the training is ${body.dataset.state} before anything was done to it`);
      }
      body.dataset.struck = '';
      const { seen } = window as unknown as { seen: readonly { readonly at: number; readonly iteration: number }[] };
      const now = performance.now();
      return seen.map(({ at, iteration }) => ({ agoMs: now - at, iteration }));
    });
  }

  /** Sees to it that the training ends in a model; answers with the iteration that it went on from, `null` when it had ended. */
  async #comesBack(what: Killing, lost: string[]): Promise<number | null> {
    const { host } = this.#window;
    // A window that is still starting knows no command of ours.
    await this.#until(() => host.call('command', 'rnn.showPanel').then(() => true));
    let idleSince = Number.POSITIVE_INFINITY;
    const back = await this.#until(async () => {
      const look = await this.#look();
      if (look === null || (takesPage.includes(what) && look.isStruck)) {
        return null;
      }
      const { state, sentence } = look;
      const interrupted = /interrupted at iteration ([\d,]+) of/.exec(sentence)?.[1];
      if (interrupted !== undefined) {
        return { interruptedAt: Number(interrupted.replaceAll(',', '')), state, sentence, isIdle: false };
      }
      // A page that takes another's place shows what was before, until it is told to go on with the training.
      const hasEnded = isResult(look) && !(await host.call('underWay')).includes(training);
      // A page is idle until it has been told what to show.
      const isTold = state === 'training' || hasEnded;
      idleSince = isTold || isResult(look) ? Number.POSITIVE_INFINITY : Math.min(idleSince, performance.now());
      const isIdle = performance.now() - idleSince > idleMs;
      return isTold || isIdle ? { interruptedAt: null, state, sentence, isIdle } : null;
    });
    if (back === null) {
      lost.push(`what comes back after ${backMs} ms is ${await this.#seen()}`);
      return null;
    }
    if (back.interruptedAt !== null) {
      await host.call('start', 'rnn.resumeTraining');
      await this.#stopAndKeep(lost);
      return back.interruptedAt;
    }
    if (back.state === 'training') {
      const restarted = goesOnFrom(back.sentence);
      if (what !== 'worker killed' && what !== 'page reloaded') {
        await this.#stopAndKeep(lost);
        return restarted;
      }
      // It may have been looked at before the end was seen.
      const told = await this.#until(async () => {
        const look = await this.#look();
        return look === null ? null : (goesOnFrom(look.sentence) ?? (isResult(look) ? -1 : null));
      }, 10_000);
      if (told === null) {
        lost.push(`${what}: not noticed within 10 s`);
      }
      await this.#stopAndKeep(lost);
      return told === -1 ? null : told;
    }
    // Nothing was kept yet, or the run had ended.
    return back.isIdle ? 0 : null;
  }

  async #stopAndKeep(lost: string[]): Promise<void> {
    const { host } = this.#window;
    const ended = await this.#until(async () => {
      const look = await this.#look();
      if (look?.state === 'training') {
        // Waited for: one that is late would stop the next training.
        await host.call('command', 'rnn.stopTraining');
        await pause(200);
      }
      return look !== null && isResult(look) ? true : null;
    });
    if (ended === null) {
      lost.push(`progress is stuck at ${await this.#seen()}`);
    } else {
      this.#models++;
      this.#showsForecast = false;
    }
  }

  async #inExport(what: Killing, random: RandomGenerator, typedAt: number, lost: string[]): Promise<void> {
    const { host, workbench, page, folder } = this.#window;
    await this.#haveModel();
    const target = join(folder, 'exported.onnx');
    await rm(target, { force: true });
    const moment = random.uniform(0, 3);
    await host.call('start', 'rnn.exportModel');
    await pause(Math.max(0, typedAt + keptTextMs - performance.now()));
    if (moment >= 0.5) {
      await workbench.pick(/Forecaster/);
    }
    if (moment >= 1) {
      await workbench.answerFileDialog(target);
      await pause(random.uniform(0, 100));
    }
    await this.#strike(what, random);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const bytes = await readFile(target).catch(() => null);
    try {
      if (bytes !== null) {
        readModel(new Uint8Array(bytes), 'exported.onnx');
      }
    } catch (error) {
      lost.push(`the exported file is not whole: ${error}`);
    }
  }

  async #inInsert(what: Killing, random: RandomGenerator, typedAt: number, lost: string[]): Promise<void> {
    const { host } = this.#window;
    await host.call('open', this.#numbers, 1);
    const before = await host.call('text', this.#numbers);
    await host.call('start', 'rnn.forecastSelection');
    this.#showsForecast = true;
    await pause(Math.max(random.uniform(0, 2000), typedAt + keptTextMs - performance.now()));
    await host.call('start', 'rnn.insertForecast');
    await pause(random.uniform(0, 60));
    await this.#strike(what, random);
    const whole = await this.#until(async () => {
      const text = await host.call('text', this.#numbers);
      return text === before || (text.startsWith(before) && /^(\n\d{4}){5}$/.test(text.slice(before.length)))
        ? true
        : null;
    }, 10_000);
    if (whole === null) {
      lost.push(`the numbers became ${JSON.stringify((await host.call('text', this.#numbers)).slice(200))}`);
    }
    await host.call('revert', this.#numbers);
  }

  /** Does it, and waits until there is a window with a host again. */
  async #strike(what: Killing, random: RandomGenerator): Promise<void> {
    const { host, log } = this.#window;
    log.note(`now: ${what}`);
    switch (what) {
      case 'panel closed':
        await host.call('closePanels');
        return;
      case 'panel hidden': {
        const column = await host.call('panelColumn');
        if (column > 0) {
          await host.call('open', this.#notes, column);
          await pause(random.uniform(0, 1500));
        }
        return;
      }
      case 'panel moved': {
        await host.call('command', 'workbench.action.focusNextGroup');
        await host.call(
          'command',
          random.uniform(0, 1) < 0.5
            ? 'workbench.action.moveEditorToPreviousGroup'
            : 'workbench.action.moveEditorToNextGroup',
        );
        return;
      }
      case 'page reloaded':
        await host.call('command', 'workbench.action.webview.reloadWebviewAction');
        return;
      case 'window reloaded': {
        const before = await host.pid();
        await host.call('start', 'workbench.action.reloadWindow');
        await this.#awaitHost(before, backMs);
        return;
      }
      case 'worker killed':
        for (const worker of await this.#trainingWorkers()) {
          await worker.evaluate(() => self.close()).catch(() => {});
        }
        return;
      case 'host killed': {
        const before = await host.pid();
        process.kill(before!, 'SIGKILL');
        await this.#awaitHost(before);
        return;
      }
    }
  }

  /**
   * Waits for a host of this window other than that of `before`; VS Code starts one anew by itself, but after several that ended
   * only with the window.
   */
  async #awaitHost(before: number | null = null, timeoutMs = hostBackMs): Promise<void> {
    const { host, page, log } = this.#window;
    const answers = async () => {
      if ((await host.pid()) === before) {
        return null;
      }
      // One that a window before this one has left answers, too, but not by way of the window.
      const throughWindow = host.call('command', 'setContext', 'rnn.test.answers', true).then(() => true);
      return Promise.race([throughWindow, pause(windowAnswersMs).then(() => null)]);
    };
    if ((await this.#until(answers, timeoutMs)) === null) {
      log.note('the window is reloaded, since no host answers');
      await page.reload();
      if ((await this.#until(answers, backMs)) === null) {
        throw new Error(`no host answers; the window says ${await page.title().catch(String)}`);
      }
    }
  }

  /** Looks for zombies, and whether each model that was kept is there and whole. */
  async #checkModels(lost: string[]): Promise<void> {
    const { host } = this.#window;
    const workers = await this.#until(async () => ((await this.#trainingWorkers()).length <= 1 ? true : null), 10_000);
    if (workers === null) {
      lost.push(`there are ${(await this.#trainingWorkers()).length} training workers`);
    }
    const panels = await this.#until(async () => ((await host.call('panels')) <= 1 ? true : null), 10_000);
    if (panels === null) {
      lost.push(`there are ${await host.call('panels')} panels`);
    }
    // What is shown may be there a moment before it is kept.
    await this.#until(async () => ((await this.#modelFiles()).length >= this.#models ? true : null), 10_000);
    const files = await this.#modelFiles();
    for (const file of files) {
      try {
        readModel(new Uint8Array(await readFile(file)), file);
      } catch (error) {
        lost.push(`a model cannot be read: ${error}`);
      }
    }
    if (files.length < this.#models) {
      lost.push(`of ${this.#models} models ${files.length} are left`);
    }
    this.#models = files.length;
  }

  async #modelFiles(): Promise<string[]> {
    const folder = join(await this.#window.host.call('storage'), 'models');
    // Before the first model there is no folder.
    const names = this.#models === 0 ? await readdir(folder).catch(() => []) : await readdir(folder);
    return names.filter((name) => name.endsWith('.onnx')).map((name) => join(folder, name));
  }

  async #haveModel(): Promise<void> {
    if (this.#models === 0 || this.#showsForecast) {
      await this.#window.host.call('start', training);
      await this.#window.workbench.panel.whenState('training', backMs);
      await this.#stopAndKeep([]);
    } else {
      await this.#window.host.call('command', 'rnn.showPanel');
    }
  }

  /** Removes what exports have left; answers how many files that an export has not finished were among it. */
  async #sweep(): Promise<number> {
    const names = await readdir(this.#window.folder);
    const parts = names.filter((name) => name.endsWith('.part'));
    await Promise.all(parts.map((name) => rm(join(this.#window.folder, name))));
    return parts.length;
  }

  async #trainingWorkers(): Promise<Worker[]> {
    const named = await Promise.all(
      this.#window.page.workers().map(async (worker) => {
        // A worker that has just ended answers nothing.
        const name = await Promise.race([worker.evaluate(() => self.name).catch(() => ''), pause(2000)]);
        return name === 'rnn-training' ? [worker] : [];
      }),
    );
    return named.flat();
  }

  /** What the panel is and says, all at one moment; `null` where there is no page to look at. */
  async #look(): Promise<Look | null> {
    const look = await this.#window.workbench.panel.body
      .evaluate(
        ({ dataset, ownerDocument }) => ({
          state: dataset.state ?? '',
          isStruck: 'struck' in dataset,
          sentence: ownerDocument.querySelector('[data-testid=sentence]')?.textContent ?? '',
        }),
        undefined,
        { timeout: lookMs },
      )
      .catch(() => null);
    this.#window.log.note(look === null ? 'no page is seen' : `the panel is ${look.state}: ${look.sentence}`);
    return look;
  }

  /** The same in words. */
  async #seen(): Promise<string> {
    const look = await this.#look();
    return look === null ? 'no page' : `${look.state}: ${look.sentence}`;
  }

  /** Waits until all that was asked for has ended: what has not would be in the midst of the next case. */
  async #whenAllHasEnded(lost: string[]): Promise<void> {
    const { host, page } = this.#window;
    let left: readonly string[] = [];
    const ended = await this.#until(async () => {
      left = await host.call('underWay');
      if (left.length > 0) {
        // A question that came late waits for an answer.
        await page.keyboard.press('Escape');
      }
      return left.length === 0 ? true : null;
    });
    if (ended === null) {
      lost.push(`${left.join(', ')} does not end; the panel is ${await this.#seen()}`);
    }
  }

  /**
   * What `look` finds, once it finds something; `null` when it does not in time, nor in several looks: a machine that stands still
   * lets time pass, too. A window that is loading is asked again.
   */
  async #until<Found>(look: () => Promise<Found | null>, timeoutMs = backMs): Promise<Found | null> {
    const late = performance.now() + timeoutMs;
    for (let looks = 0; performance.now() < late || looks < leastLooks; looks++) {
      const found = await look().catch(() => null);
      if (found !== null) {
        return found;
      }
      await pause(100);
    }
    return null;
  }
}

/** Whether the panel shows what came of a training. */
function isResult({ state, sentence }: Look): boolean {
  return state === 'done' && /^(Learned|Stopped)/.test(sentence);
}

/** From where a sentence says that a training goes on; `null` where it does not. */
function goesOnFrom(sentence: string): number | null {
  const iteration = /goes on from iteration ([\d,]+)/.exec(sentence)?.[1];
  return iteration === undefined ? null : Number(iteration.replaceAll(',', ''));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
