import * as vscode from 'vscode';
import type { TrainingKeeper } from '../models/trainingKeeper.ts';
import { nextTurn } from '../nextTurn.ts';
import { emptyView } from '../shared/emptyView.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { SearchResult } from '../shared/model/forecaster/searchProblem.ts';
import {
  type ExportedFile,
  type ExportFormat,
  type HostMethods,
  type PageMethods,
  type PanelCommand,
  type PanelView,
  panelCommands,
  type SearchRequest,
  type TrainingOrder,
  type TrainingOutcome,
  type TrainingRequest,
  type TrainingTuning,
} from '../shared/protocol.ts';
import type { RpcPeer } from '../shared/rpc.ts';
import type { NetworkSettings } from '../shared/settings/networkSettings.ts';
import { shownValue } from '../shared/shownValue.ts';
import { interruptedView } from './interruptedView.ts';
import { closedReason, loggedLine, OpenPanel } from './openPanel.ts';
import { PageReloadedError } from './pageReloadedError.ts';
import type { PanelSettings } from './panelSettings.ts';
import { panelTabs, panelType } from './panelTabs.ts';
import { restoredView } from './restoredView.ts';

const notLoadedReason = translate('The prediction panel was not loaded within a minute; close it and try again.');
/** Loading takes a second or two, on a busy machine ten times that. */
const loadTimeoutMs = 60_000;
const hearOutMs = 2000;
/** What the page says is bounded, whatever the page has become. */
const mostBlockSteps = 100_000;
const mostShapes = 1000;

/** The connection to the panel's page. */
type Page = RpcPeer<HostMethods, PageMethods>;

/** What the panel's worker is busy with. */
export type PanelWork = 'training' | 'search';

/** The one prediction panel: made when first needed, given back by VS Code after a window reload. */
export class PredictionPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  static readonly viewType = panelType;

  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #keeper: TrainingKeeper;
  readonly #settings: PanelSettings;
  readonly #settingsChanged: vscode.Disposable;
  readonly #tellWork: (work: PanelWork | null) => void;
  readonly #lineOfStep: (step: number) => number | null;
  #open: OpenPanel | null = null;
  #view: PanelView = emptyView;
  /** See `TrainingRequest.blockLengths`. */
  readonly #blockLengths = new Map<string, number>();
  #running = 0;
  /** The run that was begun last, and what it is; one before it is not taken up by another page. */
  #latestRun = 0;
  #latestWork: PanelWork = 'training';
  /** What the run under way was told last. */
  #lastOrder: TrainingOrder = 'resume';
  /** How it was changed since it began. */
  #tuning: Partial<TrainingTuning> = {};
  /** Whether the page that is being built is to say what was interrupted, as when VS Code has given the panel back. */
  #isRestored = false;
  /** See `showsTrained`. */
  #showsTrained = false;

  /**
   * Hands what the page says of a run's progress to `keeper`; shows `settings`, and has the run under way follow them; tells
   * `tellWork` when work begins and when all has ended. `lineOfStep` knows the lines of the values that were forecast last.
   */
  constructor(
    extensionUri: vscode.Uri,
    log: vscode.LogOutputChannel,
    keeper: TrainingKeeper,
    settings: PanelSettings,
    tellWork: (work: PanelWork | null) => void,
    lineOfStep: (step: number) => number | null,
  ) {
    this.#extensionUri = extensionUri;
    this.#log = log;
    this.#keeper = keeper;
    this.#settings = settings;
    this.#settingsChanged = settings.onDidChange((changes) => this.#follow(changes));
    this.#tellWork = tellWork;
    this.#lineOfStep = lineOfStep;
  }

  /** The column of editors it stands in; the first where it is not open. */
  get viewColumn(): vscode.ViewColumn {
    return this.#open?.panel.viewColumn ?? vscode.ViewColumn.One;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** What it shows, or will when it is opened; behind a training, what it showed before. */
  get shown(): PanelView {
    return this.#view;
  }

  /** Whether it shows what a training has made, for which there is no view yet. */
  get showsTrained(): boolean {
    return this.#showsTrained;
  }

  /** Whether a training is under way. */
  get isTraining(): boolean {
    return this.isWorking && this.#latestWork === 'training';
  }

  /** Whether a training or a search is. */
  get isWorking(): boolean {
    return this.#running > 0;
  }

  /**
   * Opens the panel beside the editor, or brings it to the front; the editor keeps the focus. One that has nothing to show
   * says what was interrupted, if anything.
   */
  reveal(): void {
    this.#isRestored ||= this.#open === null && this.#view === emptyView;
    this.bringToFront();
  }

  /** Opens the panel beside the editor, or brings it to the front; the editor keeps the focus. */
  bringToFront(): void {
    if (this.#open === null) {
      this.#create(vscode.ViewColumn.Beside);
    } else {
      this.#open.panel.reveal(undefined, true);
    }
  }

  /** Opens the panel in the place of one whose extension host has ended; it says what was interrupted by that. */
  replaceOrphan(column: vscode.ViewColumn): void {
    this.#view = {
      ...emptyView,
      sentence: translate('VS Code has started its extensions anew, so what stood here is gone; all models are kept.'),
    };
    this.#isRestored = true;
    this.#create(column);
  }

  /** One that is open stays where it is, behind what a person has turned to. */
  #openIfClosed(): void {
    if (this.#open === null) {
      this.bringToFront();
    }
  }

  #create(viewColumn: vscode.ViewColumn): void {
    // There is one panel: whatever else stands there belongs to a host that has ended.
    const others = panelTabs();
    const panel = vscode.window.createWebviewPanel(
      PredictionPanel.viewType,
      'RNN Forecast',
      { viewColumn, preserveFocus: true },
      // A run outlives a tab switch: its document must not be torn down with the tab.
      { retainContextWhenHidden: true },
    );
    this.#adopt(panel);
    void vscode.window.tabGroups.close(others, true);
  }

  /** Takes back the panel that VS Code kept across a window reload; it says what was interrupted by it. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.#open !== null) {
      // Another was opened before this one was asked for; there is one panel.
      panel.dispose();
      return;
    }
    this.#view = restoredView(state) ?? this.#view;
    this.#isRestored = true;
    this.#adopt(panel);
  }

  /** Shows a view where the panel is open, else when it is opened next. */
  async showIfOpen(view: PanelView): Promise<void> {
    this.#view = view;
    if (this.#open !== null) {
      await this.show(view);
    }
  }

  /** Shows a view in the panel, which is opened where it is closed, and else stays where it is. */
  async show(view: PanelView): Promise<void> {
    this.#view = view;
    this.#showsTrained = false;
    this.#openIfClosed();
    try {
      await this.#page().then((page) => page.call('show', view));
    } catch (error) {
      // The page that takes the other's place asks for the view by itself.
      if (!(error instanceof PageReloadedError)) {
        throw error;
      }
    }
  }

  /**
   * Trains in the worker of the panel, which is opened where it is closed; a page that takes the place of another goes on from
   * the last checkpoint. Rejects when the panel is closed meanwhile.
   */
  async train(request: TrainingRequest, run: number): Promise<TrainingOutcome> {
    this.#openIfClosed();
    const before = this.#view;
    this.#begin('training', run, request.startPaused === true ? 'pause' : 'resume');
    try {
      const outcome = await this.#outlastingPages(
        run,
        request,
        (page, asked) => page.call('train', this.#asOfNow(asked), run),
        () => this.#takenUp(request, run),
      );
      // Unless something else has come to be shown.
      this.#showsTrained = this.#view === before;
      return outcome;
    } finally {
      this.#end();
    }
  }

  /**
   * Searches in the worker of the panel, which is opened where it is closed; `null` when that was stopped. A page that takes the
   * place of another begins the search anew. Rejects when the panel is closed.
   */
  async search(request: SearchRequest, run: number): Promise<SearchResult | null> {
    this.#openIfClosed();
    this.#view = request.view;
    this.#begin('search', run, 'resume');
    try {
      return await this.#outlastingPages(run, request, (page, asked) => page.call('search', asked, run));
    } finally {
      this.#end();
    }
  }

  /** Asks the page, and, as long as nothing else was begun, the one that takes its place, for what `next` then makes of it. */
  async #outlastingPages<Request, Result>(
    run: number,
    request: Request,
    ask: (page: Page, request: Request) => Promise<Result>,
    next: () => Promise<Request> = async () => request,
  ): Promise<Result> {
    for (let asked = request; ; ) {
      try {
        const page = await this.#page();
        const result = ask(page, asked);
        if (this.#lastOrder === 'stop') {
          // It was given to a page that is gone.
          page.notify('steerTraining', 'stop');
        }
        return await result;
      } catch (error) {
        if (!(error instanceof PageReloadedError) || run !== this.#latestRun) {
          throw error;
        }
        asked = await next();
      }
    }
  }

  /** A request with all that was ordered and changed while there was no page to take it. */
  #asOfNow(request: TrainingRequest): TrainingRequest {
    return {
      ...request,
      ...this.#tuning,
      startPaused: this.#lastOrder === 'pause' || this.#lastOrder === 'step',
      blockLengths: Object.fromEntries(this.#blockLengths),
    };
  }

  /** A request as the next page is to go on with it. */
  async #takenUp(request: TrainingRequest, run: number): Promise<TrainingRequest> {
    const start = (await this.#keeper.keptOf(run))?.checkpoint ?? request.start;
    this.#log.info(`The panel was loaded anew; training goes on from iteration ${start?.losses.length ?? 0}.`);
    return {
      ...request,
      ...(start === undefined ? {} : { start }),
      isTakenUp: true,
    };
  }

  /** Goes back to the last view when a run ended but its results came to nothing. */
  async settle(): Promise<void> {
    if (this.#showsTrained && !this.isWorking && this.#open !== null) {
      await this.showAgain();
    }
  }

  /** Shows the last view as it was made. */
  async showAgain(): Promise<void> {
    await this.show(this.#view);
  }

  /** Gives an order to the training under way, of which a search takes only the one to stop; throws `InputError` when there is none. */
  async steerTraining(order: TrainingOrder): Promise<void> {
    if (!(order === 'stop' ? this.isWorking : this.isTraining)) {
      throw new InputError(translate('Nothing is being trained.'));
    }
    this.#lastOrder = order;
    try {
      await (await this.#page()).call('steerTraining', order);
    } catch (error) {
      // The page that takes the other's place is told with the training; a single iteration it does not take.
      if (!(error instanceof PageReloadedError) || order === 'step') {
        throw error;
      }
    }
  }

  /** Ends the training or the search of a run that is still under way. */
  stop(run: number): void {
    if (this.isWorking && run === this.#latestRun) {
      // Where the panel is gone, the run has ended with it.
      this.steerTraining('stop').catch(() => {});
    }
  }

  /** Leaves what a run has shown at its end, for which no view comes. */
  keepShown(): void {
    this.#showsTrained = false;
  }

  /**
   * Done when all that the page has said so far has been worked on here: it shows what a training has made a moment before
   * the host has heard of it. A page that does not answer is waited for a moment only.
   */
  async hearOut(): Promise<void> {
    const heard = this.#page().then((page) => page.call('hearOut'));
    const late = new Promise((resolve) => setTimeout(resolve, hearOutMs));
    await Promise.race([heard, late]).catch(() => {});
    // What came together with the answer has its turn.
    await nextTurn();
  }

  /** What the open panel shows, as a file; `null` when it shows nothing of the kind or is not open. */
  async exportShown(format: ExportFormat): Promise<ExportedFile | null> {
    return this.#open === null ? null : (await this.#page()).call('exportShown', format);
  }

  dispose(): void {
    this.#settingsChanged.dispose();
    this.#open?.panel.dispose();
  }

  /** Shows settings that have changed, and changes the run under way as far as that can be done. */
  #follow({ learningRate, iterations }: Partial<NetworkSettings>): void {
    const tuning = {
      ...(learningRate === undefined ? {} : { learningRate }),
      ...(iterations === undefined ? {} : { iterations }),
    };
    const isTuned = this.isTraining && Object.keys(tuning).length > 0;
    if (isTuned) {
      this.#tuning = { ...this.#tuning, ...tuning };
      this.#keeper.tune(tuning);
    }
    // A panel that is opened later asks by itself.
    this.#page()
      .then((page) => {
        page.notify('showSettings', this.#settings.current);
        if (isTuned) {
          page.notify('tuneTraining', tuning);
        }
      })
      .catch(() => {});
  }

  #begin(work: PanelWork, run: number, order: TrainingOrder): void {
    this.#running++;
    this.#latestRun = run;
    this.#latestWork = work;
    this.#lastOrder = order;
    this.#tuning = {};
    this.#tellWork(work);
    this.#tellContext();
  }

  #end(): void {
    this.#running--;
    if (this.#running === 0) {
      this.#tellWork(null);
    }
    this.#tellContext();
  }

  /** Lets `when` clauses know, which nothing has to wait for. */
  #tellContext(): void {
    void vscode.commands.executeCommand('setContext', 'rnn.training', this.isTraining);
    void vscode.commands.executeCommand('setContext', 'rnn.working', this.isWorking);
  }

  async #page(): Promise<Page> {
    if (this.#open === null) {
      throw new InputError(closedReason);
    }
    const { ready } = this.#open;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(notLoadedReason)), loadTimeoutMs);
    });
    try {
      return await Promise.race([ready, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#open?.panel.dispose();
    const open = new OpenPanel(panel, this.#extensionUri, {
      ready: async () => {
        this.#log.info('A page of the panel is there.');
        // What is asked for need not wait for what was interrupted, which may take seconds to be seen.
        open.markReady();
        open.showSettings(this.#settings.current);
        const view = this.#view;
        // A page that takes this one's place while it is looked for has to say it, too.
        const unfinished = this.#isRestored ? await this.#keeper.unfinished() : null;
        this.#isRestored = false;
        if (unfinished !== null && this.#view === view && !this.isWorking) {
          this.#view = interruptedView(unfinished);
        }
        return this.#view;
      },
      runCommand: (command) => runPanelCommand(command),
      setNonNegative: async (nonNegative) => {
        await vscode.commands.executeCommand('rnn.setNonNegative', nonNegative === true);
      },
      exportShown: async (format) => {
        await vscode.commands.executeCommand('rnn.exportView', format);
      },
      changeSettings: (changes) => this.#settings.change(changes),
      revealStep: async (step) => {
        await vscode.commands.executeCommand('rnn.revealStep', step);
      },
      lineOfStep: (step) => this.#lineOfStep(Number(step)),
      keepCheckpoint: (run, checkpoint) => this.#keeper.keep(run, checkpoint),
      keepBlockLength: (shape, steps) => {
        if (
          typeof shape !== 'string' ||
          !(steps >= 1 && steps <= mostBlockSteps) ||
          this.#blockLengths.size >= mostShapes
        ) {
          throw new Error(`no length of a block: ${shownValue(steps)} of ${shownValue(shape)}`);
        }
        this.#blockLengths.set(shape, steps);
        this.#log.info(`WebGL fuses ${steps} steps from now on: ${shape}.`);
      },
      log: (line) => this.#log.info(loggedLine(line)),
    });
    this.#open = open;
    this.#log.info('The panel is opened.');
    panel.onDidDispose(() => {
      this.#log.info('The panel is closed.');
      open.close();
      if (this.#open === open) {
        this.#open = null;
      }
    });
  }
}

async function runPanelCommand(command: PanelCommand): Promise<void> {
  if (!panelCommands.includes(command)) {
    throw new Error(`unknown command: ${shownValue(command)}`);
  }
  await vscode.commands.executeCommand(`rnn.${command}`);
}
