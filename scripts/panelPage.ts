import { expect, type FrameLocator, type Locator } from '@playwright/test';

/** What the panel is doing, as its page says in `data-state`. */
export type PanelState = 'idle' | 'training' | 'paused' | 'searching' | 'done' | 'failed';

/** The prediction panel's page as a person sees it. */
export class PanelPage {
  readonly body: Locator;
  readonly sentence: Locator;
  readonly status: Locator;
  /** What those who listen to the page were told last. */
  readonly announcement: Locator;
  readonly forecastChart: Locator;
  readonly forecastSubtitle: Locator;
  /** What stands at the forecast chart's cursor. */
  readonly readout: Locator;
  /** The strip below it, which says what part of all steps is shown. */
  readonly overview: Locator;
  readonly lossChart: Locator;
  /** The errors of the backtest by steps ahead. */
  readonly errorChart: Locator;
  readonly lossSubtitle: Locator;
  /** The heat map of the hidden state, and what is said of the unit that is open. */
  readonly hiddenState: Locator;
  readonly unitWords: Locator;
  /** The network at the cursor: its picture, its heading and what is told of the step. */
  readonly network: Locator;
  readonly networkSubtitle: Locator;
  readonly networkStory: Locator;
  /** The choices below the forecast chart, and the report below both charts. */
  readonly options: Locator;
  /** The choices below the loss chart. */
  readonly lossOptions: Locator;
  readonly report: Locator;
  /** The settings of the panel's networks, folded away at first. */
  readonly settings: Locator;
  readonly #frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.#frame = frame;
    this.body = frame.locator('body');
    this.sentence = frame.locator('[data-testid=sentence]');
    this.status = frame.locator('[data-testid=status]');
    this.announcement = frame.locator('[data-testid=announcement]');
    this.forecastChart = frame.locator('svg[data-chart=forecast]');
    this.forecastSubtitle = frame.locator('.chart-section.forecast .subtitle');
    this.readout = frame.locator('.chart-section.forecast .readout');
    this.overview = frame.locator('svg.overview-strip');
    this.lossChart = frame.locator('svg[data-chart=loss]');
    this.errorChart = frame.locator('svg[data-chart=errors]');
    this.lossSubtitle = frame.locator('.chart-section.loss .subtitle');
    this.hiddenState = frame.locator('svg[data-chart=hidden-state]');
    this.unitWords = frame.locator('[data-testid=unit-words]');
    this.network = frame.locator('svg[data-chart=network]');
    this.networkSubtitle = frame.locator('.chart-section.network .subtitle');
    this.networkStory = frame.locator('[data-testid=network-story]');
    this.options = frame.locator('.chart-section.forecast .options');
    this.lossOptions = frame.locator('.chart-section.loss .options');
    this.report = frame.locator('details.report');
    this.settings = frame.locator('details.settings');
  }

  /** A part that can be folded away: `settings`, `report`, or a chart's table by the chart's name. */
  fold(name: string): Locator {
    return this.#frame.locator(`details[data-fold=${name}]`);
  }

  /** The iteration that is shown. */
  async iteration(): Promise<number> {
    return Number(await this.body.getAttribute('data-iteration'));
  }

  /** Where a setting of the networks (`hiddenSize`) is typed. */
  setting(name: string): Locator {
    return this.settings.locator(`[data-setting=${name}] input`);
  }

  /** Chooses a setting of the networks (`cell`) from its list. */
  async choose(name: string, label: string): Promise<void> {
    const setting = this.settings.locator(`[data-setting=${name}]`);
    await setting.locator('vscode-single-select').click();
    await setting.locator('.option', { hasText: label }).click();
  }

  /** The button that opens the menu of all that can be exported. */
  get exportMenu(): Locator {
    return this.#frame.locator('[data-menu=export]');
  }

  /** All entries of the export menu that are offered. */
  get exportEntries(): Locator {
    return this.#frame.locator('.menu [role=menuitem]:not([hidden])');
  }

  /** The entry of that menu that has the keyboard. */
  get exportEntry(): Locator {
    return this.#frame.locator('[role=menuitem]:focus');
  }

  /** A button of the network's player: `play`, `stepBack`, `stepForward`. */
  player(name: string): Locator {
    return this.#frame.locator(`[data-player=${name}]`);
  }

  /** The button that gives a command (`insertForecast`). */
  button(command: string): Locator {
    return this.#frame.locator(`[data-command=${command}]`);
  }

  /** Waits until the panel is in a state. */
  async whenState(state: PanelState, timeoutMs: number): Promise<void> {
    await expect(this.#frame.locator('body')).toHaveAttribute('data-state', state, { timeout: timeoutMs });
  }

  /** Waits until training or forecasting has ended in a picture, whose sentence matches. */
  async whenShown(sentence: RegExp, timeoutMs = 60_000): Promise<void> {
    // An expectation looks once a second, this more often; what the sentence was instead is the expectation's to say.
    await this.sentence
      .filter({ hasText: sentence })
      .waitFor({ timeout: timeoutMs })
      .catch(() => {});
    await expect(this.sentence).toHaveText(sentence);
    await this.whenState('done', timeoutMs);
    await expect(this.forecastChart).toBeVisible();
  }
}
