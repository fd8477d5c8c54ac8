import { emptyView } from '../../src/shared/emptyView.ts';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type {
  ExportedFile,
  ExportFormat,
  PanelView,
  TrainingOutcome,
  TrainingProgress,
  TrainingRequest,
} from '../../src/shared/protocol.ts';
import { sentenceOf } from '../../src/shared/sentenceOf.ts';
import type { NetworkSettings } from '../../src/shared/settings/networkSettings.ts';
import { FrameWork } from '../charts/frameWork.ts';
import type { LossSeries } from '../charts/lossData.ts';
import { PageFrames } from '../charts/pageFrames.ts';
import { TimeFocus } from '../charts/timeFocus.ts';
import { exportedFile } from '../export/exportedFile.ts';
import { Announcer } from './announcer.ts';
import { appendElement } from './appendElement.ts';
import type { Arrangement } from './arrangement.ts';
import { BacktestPart } from './backtestPart.ts';
import { FocusTips } from './focusTips.ts';
import { ForecastPart } from './forecastPart.ts';
import { FrameDrawing } from './frameDrawing.ts';
import type { LookedAt } from './lookedAt.ts';
import { LossHistory } from './lossHistory.ts';
import { LossPart } from './lossPart.ts';
import { NetworkPart } from './networkPart.ts';
import {
  endedContents,
  failedContents,
  type PanelContents,
  type RunState,
  searchContents,
  trainingContents,
  viewContents,
} from './panelContents.ts';
import type { PanelContext, PanelHost, PanelPart } from './panelPart.ts';
import { ReportSection } from './reportSection.ts';
import { SettingsPart } from './settingsPart.ts';
import { Toolbar } from './toolbar.ts';

/** A run as the page sees it; one that another run or view has taken the place of draws nothing any more. */
export interface ShownRun {
  progress(progress: TrainingProgress): void;
  /** It goes on from this iteration, because the worker or the page before this one has ended. */
  goOnFrom(iteration: number, ended: 'worker' | 'page'): void;
  /** It waits, for a reason that is told until it goes on. */
  wait(reason: string): void;
  end(outcome: TrainingOutcome): void;
  fail(reason: string): void;
}

/** A search as the page sees it. */
export interface ShownSearch {
  /** The share of the work that is done. */
  progress(done: number): void;
  end(): void;
  fail(reason: string): void;
}

/** Everything in the panel: keeps what is to be shown and draws it. */
export class PanelPage {
  readonly #body: HTMLElement;
  readonly #progress: HTMLProgressElement;
  readonly #sentence: HTMLElement;
  readonly #parts: readonly PanelPart[];
  readonly #forecast: ForecastPart;
  readonly #network: NetworkPart;
  readonly #loss: LossPart;
  readonly #main: HTMLElement;
  readonly #settings: SettingsPart;
  readonly #charts: HTMLElement;
  readonly #status: HTMLElement;
  readonly #announcer: Announcer;
  /** Where the person looks. */
  readonly focus = new TimeFocus();
  readonly #frames: PageFrames;
  readonly #drawing: FrameDrawing;
  #contents: () => PanelContents;
  /** What was drawn last. */
  #drawn: PanelContents;
  /** Where a page before this one looked, until the series is shown that it was about, or a person looks elsewhere. */
  #lookedBefore: LookedAt | null = null;
  /** The run that ended last. */
  #ended: { readonly losses: LossHistory; readonly iterations: number } | null = null;
  /** The run that the buttons steer; it may go on behind a view. */
  #active: ShownRun | ShownSearch | null = null;
  #activeState: RunState = 'none';

  constructor(root: HTMLElement, host: PanelHost) {
    const { ownerDocument } = root;
    this.#body = ownerDocument.body;
    appendElement(root, 'h1', 'visually-hidden', 'RNN Forecast');
    const header = appendElement(root, 'header');
    this.#progress = appendElement(root, 'progress');
    this.#progress.setAttribute('aria-label', translate('Training iterations'));
    const main = appendElement(root, 'main');
    this.#main = main;
    // It does not rise to those around.
    main.addEventListener('toggle', () => host.arranged(), true);
    const settings = appendElement(main, 'div');
    this.#sentence = appendElement(main, 'p', 'sentence');
    this.#sentence.dataset.testid = 'sentence';
    const charts = appendElement(main, 'div', 'charts');
    this.#charts = charts;
    this.#status = appendElement(root, 'footer');
    this.#status.dataset.testid = 'status';
    this.#announcer = new Announcer(root);
    new FocusTips(root);
    const context: PanelContext = {
      host,
      focus: this.focus,
      announce: (text) => this.#announcer.say(text),
      redraw: () => {
        this.#drawOnceSeen();
        host.arranged();
      },
    };
    this.#settings = new SettingsPart(settings, context);
    this.#forecast = new ForecastPart(charts, context);
    this.#network = new NetworkPart(charts, context);
    this.#loss = new LossPart(charts, context);
    this.#parts = [
      new Toolbar(header, context),
      this.#settings,
      this.#forecast,
      this.#network,
      this.#loss,
      new BacktestPart(charts, context),
      new ReportSection(charts),
    ];
    const view = ownerDocument.defaultView!;
    this.#frames = PageFrames.of(view);
    this.#drawing = new FrameDrawing(view, () => this.#drawFrame());
    this.#contents = () => viewContents(emptyView, 'none');
    this.#drawn = this.#contents();
    this.focus.subscribe((mover) => {
      if (mover !== 'data') {
        this.#lookedBefore = null;
      }
    });
    this.#draw();
  }

  /** What part of which series is looked at; `null` while there is none. */
  get looked(): LookedAt | null {
    return this.#lookedBefore ?? this.#looksAt;
  }

  get #looksAt(): LookedAt | null {
    const { forecast } = this.#drawn;
    const { range, bounds, keptCursor } = this.focus;
    return forecast === null ? null : { title: forecast.title, steps: bounds.last, cursor: keptCursor, ...range };
  }

  /** Looks where a page before this one did, as soon as it shows that series. */
  lookAt(looked: LookedAt | null): void {
    this.#lookedBefore = looked;
  }

  /** How a person has arranged the page. */
  get arrangement(): Arrangement {
    const unfolded = this.#folds().flatMap(({ open, dataset }) => (open ? [dataset.fold ?? ''] : []));
    return { unfolded, ...this.#forecast.arrangement, ...this.#loss.arrangement, unit: this.#network.unit };
  }

  /** Arranges the page as one before it was. */
  arrange(arrangement: Arrangement): void {
    for (const fold of this.#folds()) {
      fold.open = arrangement.unfolded.includes(fold.dataset.fold ?? '');
    }
    this.#forecast.restore(arrangement);
    this.#loss.restore(arrangement);
    this.#network.restore(arrangement.unit);
    this.#drawOnceSeen();
  }

  #folds(): HTMLDetailsElement[] {
    return [...this.#main.querySelectorAll<HTMLDetailsElement>('details[data-fold]')];
  }

  /** Says whether the host shows the page; nothing is drawn while it does not. */
  setShown(isShown: boolean): void {
    this.#frames.setShown(isShown);
  }

  /** Replaces everything by a view of the host's; throws when it holds what cannot be drawn. */
  show(view: PanelView): void {
    const known = this.#lossesOf(view);
    this.#contents = () => {
      const contents = viewContents(view, this.#activeState);
      return known === null ? contents : { ...contents, losses: known };
    };
    this.#drawOnceSeen();
    if (view.sentence !== '') {
      this.#announcer.say(view.sentence);
    }
  }

  /** What the page still knows of the losses of a view's model, whose file remembers fewer; `null` for another model. */
  #lossesOf({ model }: PanelView): LossSeries | null {
    const ended = this.#ended;
    const isThat =
      ended !== null && model?.iterations === ended.iterations && model.losses.at(-1) === ended.losses.latest();
    return isThat ? ended.losses.series(ended.iterations) : null;
  }

  /** Shows these as the settings of the next training. */
  showSettings(settings: NetworkSettings): void {
    this.#settings.show(settings);
  }

  /** What is shown, as a file; `null` when that holds nothing of the kind. */
  exportShown(format: ExportFormat): Promise<ExportedFile | null> {
    if (!this.#frames.isSeen) {
      this.#draw();
      FrameWork.of(this.#body.ownerDocument.defaultView!).finish();
    }
    return exportedFile(format, { contents: this.#contents(), charts: this.#charts, range: this.focus.range });
  }

  /** Shows a sentence in the place of results. */
  fail(reason: string): void {
    const failed = failedContents(this.#contents(), reason);
    this.#contents = () => failed;
    this.#drawOnceSeen();
    this.#announcer.say(reason);
  }

  /** Shows that a run starts; what it tells from now on is drawn. */
  startRun(request: TrainingRequest): ShownRun {
    const losses = new LossHistory();
    let latest: TrainingProgress | null = null;
    const { model } = this.#contents();
    let restarted = '';
    let waits = '';
    const contents = () =>
      trainingContents(request, losses, latest, model, [restarted, waits].filter((told) => told !== '').join(' '));
    const isShown = () => this.#contents === contents;
    const run: ShownRun = {
      progress: (progress) => {
        losses.report(progress);
        const before = latest;
        latest = progress;
        const state = progress.paused ? 'paused' : 'running';
        const isSteered = this.#active === run && this.#activeState !== state;
        if (this.#active === run) {
          this.#activeState = state;
        }
        if (isShown() || isSteered) {
          this.#drawing.request();
        }
        if (before?.paused === true && !progress.paused) {
          waits = '';
        }
        const hasDiverged = progress.restarts > (before?.restarts ?? 0);
        if (isSteered || hasDiverged || (progress.paused && progress.iteration !== before?.iteration)) {
          this.#announcer.say(contents().sentence);
        }
      },
      goOnFrom: (iteration, ended) => {
        restarted =
          ended === 'worker'
            ? translate(
                'The training worker ended by itself; a new one goes on from iteration {0}.',
                formatNumber(iteration),
              )
            : translate('The panel was loaded anew; training goes on from iteration {0}.', formatNumber(iteration));
        if (isShown()) {
          this.#drawing.request();
        }
        this.#announcer.say(restarted);
      },
      wait: (reason) => {
        waits = reason;
        if (isShown()) {
          this.#drawing.request();
        }
        this.#announcer.say(reason);
      },
      end: (outcome) => {
        losses.complete(outcome);
        this.#ended = { losses, iterations: outcome.losses.length };
        this.#release(run);
        if (isShown()) {
          this.#contents = () => endedContents(request, losses, outcome, model);
          this.#drawOnceSeen();
        }
      },
      fail: (reason) => {
        this.#release(run);
        if (isShown()) {
          this.fail(reason);
        }
      },
    };
    this.#active = run;
    this.#activeState = 'running';
    this.#contents = contents;
    this.#drawOnceSeen();
    this.#announcer.say(translate('Training on {0} has started.', request.title));
    return run;
  }

  /** Shows that a search starts, behind the first answer. */
  startSearch(view: PanelView): ShownSearch {
    let done = 0;
    const contents = () => searchContents(view, done);
    const isShown = () => this.#contents === contents;
    const search: ShownSearch = {
      progress: (share) => {
        done = share;
        if (isShown()) {
          this.#drawing.request();
        }
      },
      end: () => {
        this.#release(search);
        if (isShown()) {
          this.show(view);
        }
      },
      fail: (reason) => {
        this.#release(search);
        if (isShown()) {
          this.fail(reason);
        }
      },
    };
    this.#active = search;
    this.#activeState = 'searching';
    this.#contents = contents;
    this.#drawOnceSeen();
    this.#announcer.say(view.sentence);
    return search;
  }

  #release(run: ShownRun | ShownSearch): void {
    if (this.#active === run) {
      this.#active = null;
      this.#activeState = 'none';
      this.#drawing.request();
    }
  }

  /** Draws at once what a person sees; throws when it cannot be drawn. */
  #drawOnceSeen(): void {
    if (this.#frames.isSeen) {
      this.#draw();
    } else {
      this.#drawing.request();
    }
  }

  #drawFrame(): void {
    try {
      this.#draw();
    } catch (error) {
      this.fail(sentenceOf(error));
    }
  }

  #draw(): void {
    this.#drawing.cancel();
    const contents = this.#contents();
    this.#drawn = contents;
    const { state, sentence, iterations, status } = contents;
    this.#body.dataset.state = state;
    if (iterations === null) {
      delete this.#body.dataset.iteration;
    } else {
      this.#body.dataset.iteration = String(iterations.done);
      this.#progress.max = iterations.planned;
      this.#progress.value = iterations.done;
    }
    this.#progress.classList.toggle('idle', !['training', 'paused', 'searching'].includes(state));
    this.#sentence.textContent = sentence;
    this.#status.replaceChildren();
    for (const statement of status) {
      appendElement(this.#status, 'span', '', statement);
      // Keeps the statements apart where they are read as one text.
      this.#status.append(' ');
    }
    for (const part of this.#parts) {
      part.update(contents);
    }
    this.#lookAsBefore();
  }

  #lookAsBefore(): void {
    const before = this.#lookedBefore;
    const now = this.#looksAt;
    if (before !== null && before.title === now?.title && before.steps === now.steps) {
      this.#lookedBefore = null;
      this.focus.moveCursor(before.cursor, 'data');
      this.focus.show(before, 'data');
    }
  }
}
