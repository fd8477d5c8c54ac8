import { translate } from '../../src/shared/l10n/translate.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/index.js';
import { formatNumber, listNumbers } from '../../src/shared/formatNumber.ts';
import { cursorTarget } from '../charts/cursorKeys.ts';
import type { ForecastSeries } from '../charts/forecastData.ts';
import { stateText } from '../charts/hiddenStateData.ts';
import { NetworkChart } from '../charts/networkChart.ts';
import { type NetworkData, type NetworkOthers, networkSummary } from '../charts/networkData.ts';
import { NextFrame } from '../charts/nextFrame.ts';
import type { FocusMover } from '../charts/timeFocus.ts';
import { networkAtStep } from '../network/networkAtStep.ts';
import { networkHeadline, networkLegend, networkStory } from '../network/networkStory.ts';
import type { SeenNetwork } from '../network/seenNetwork.ts';
import { appendElement } from './appendElement.ts';
import type { TableContent } from './appendTable.ts';
import { ChartSection } from './chartSection.ts';
import { NetworkPlayer } from './networkPlayer.ts';
import type { PanelContext } from './panelPart.ts';

/** Steps a second that can be chosen, and that at first. */
const speeds = [0.25, 0.5, 1, 2, 5, 10, 30];
const firstSpeed = 0.5;
/** A page of keys is this share of what is shown. */
const pageShare = 0.1;

/** What the section is drawn from. */
interface Shown extends SeenNetwork {
  readonly series: ForecastSeries;
  readonly selected: number | null;
}

/** The network at the cursor: step by step, forward and back, or played. */
export class NetworkSection {
  readonly #context: PanelContext;
  readonly #section: ChartSection<NetworkChart>;
  readonly #player: NetworkPlayer;
  readonly #play: VscodeButton;
  readonly #story: HTMLElement;
  readonly #legend: HTMLElement;
  readonly #frame: NextFrame;
  #shown: Shown | null = null;
  #data: NetworkData | null = null;

  /** `toggle` is told which unit a person opened or closed. */
  constructor(charts: HTMLElement, context: PanelContext, toggle: (unit: number) => void) {
    this.#context = context;
    const view = charts.ownerDocument.defaultView!;
    this.#section = new ChartSection(
      charts,
      'network',
      translate('Network'),
      (container) => new NetworkChart(container, { toggle, press: (key) => this.#press(key) }),
    );
    const { section } = this.#section;
    const controls = section.ownerDocument.createElement('div');
    controls.className = 'player';
    section.querySelector('.chart-container')!.before(controls);
    this.#button(controls, 'stepBack', '◀', translate('One step back in time'), () => this.#step(-1));
    this.#play = this.#button(
      controls,
      'play',
      `▶ ${translate('Play')}`,
      translate('Go through time step by step; beyond the data each answer becomes the next input'),
      () => this.#toggle(),
    );
    this.#button(controls, 'stepForward', '▶', translate('One step forward in time'), () => this.#step(1));
    this.#appendSpeeds(controls);
    this.#story = section.ownerDocument.createElement('p');
    this.#story.className = 'story';
    this.#story.dataset.testid = 'network-story';
    section.querySelector('details')!.before(this.#story);
    this.#legend = section.ownerDocument.createElement('p');
    this.#legend.className = 'network-legend';
    this.#story.after(this.#legend);
    this.#player = new NetworkPlayer(
      view,
      {
        advance: () => this.#advance(),
        move: (motion) => this.#section.chart.move(motion),
        changed: (isPlaying) => this.#drawPlaying(isPlaying),
      },
      1000 / firstSpeed,
    );
    this.#frame = new NextFrame(view, () => this.#draw(false));
    context.focus.subscribe((mover) => this.#follow(mover));
  }

  update(seen: SeenNetwork, series: ForecastSeries, selected: number | null, isChanging: boolean): void {
    this.#shown = { ...seen, series, selected };
    this.#draw(isChanging);
  }

  /** Nothing is shown any more. */
  leave(): void {
    this.#player.pause();
    this.#shown = null;
    this.#section.table.clear();
  }

  /** The step that is shown: the cursor's, else the first of the own answers. */
  get #stepShown(): number {
    const { run } = this.#shown!;
    return Math.min(run.lastStep, this.#context.focus.cursor ?? run.reading.lastStep + 1);
  }

  #draw(isChanging: boolean): void {
    this.#frame.cancel();
    if (this.#shown === null) {
      return;
    }
    const { network, run, series, selected } = this.#shown;
    const data = networkAtStep(this.#shown, this.#stepShown, selected);
    this.#data = data;
    this.#section.subtitle = networkHeadline(network, data);
    this.#section.chart.update(data);
    this.#story.textContent = networkStory(network, run, data, series.truth);
    this.#legend.textContent = networkLegend(data);
    this.#section.table.update(() => networkTable(data), isChanging || this.#player.isPlaying);
  }

  #follow(mover: FocusMover): void {
    this.#frame.request();
    if (mover === 'pointer' && this.#context.focus.isPointed) {
      // Whoever points at another step wants to see that one.
      this.#player.pause();
    }
    if (mover === 'key' && this.#shown !== null && this.#isInUse()) {
      this.#draw(false);
      this.#context.announce(this.#data === null ? '' : networkSummary(this.#data));
    }
  }

  #isInUse(): boolean {
    const { section } = this.#section;
    return section.contains(section.ownerDocument.activeElement);
  }

  #press(key: string): boolean {
    if (this.#shown === null) {
      return false;
    }
    if (key === ' ') {
      this.#toggle();
      return true;
    }
    const { range } = this.#context.focus;
    const { run } = this.#shown;
    const bounds = { first: Math.max(1, run.firstStep), last: run.lastStep };
    const page = Math.max(1, Math.round(pageShare * (range.last - range.first)));
    const target = cursorTarget(key, this.#stepShown, bounds, page);
    if (target === null) {
      return false;
    }
    this.#player.pause();
    this.#context.focus.moveCursor(target, 'key');
    return true;
  }

  #step(by: number): void {
    this.#press(by < 0 ? 'ArrowLeft' : 'ArrowRight');
  }

  #toggle(): void {
    if (this.#shown === null) {
      return;
    }
    if (this.#player.isPlaying) {
      this.#player.pause();
      return;
    }
    const { run } = this.#shown;
    // From the end there is nothing to play: it begins again where the forecast does.
    const from = this.#stepShown >= run.lastStep ? run.reading.lastStep : this.#stepShown;
    this.#context.focus.moveCursor(from, 'play');
    this.#draw(false);
    this.#player.play();
  }

  #advance(): boolean {
    if (this.#shown === null || this.#stepShown >= this.#shown.run.lastStep) {
      return false;
    }
    this.#context.focus.moveCursor(this.#stepShown + 1, 'play');
    this.#draw(false);
    return true;
  }

  #drawPlaying(isPlaying: boolean): void {
    this.#play.textContent = isPlaying ? `❚❚ ${translate('Pause')}` : `▶ ${translate('Play')}`;
    this.#section.section.classList.toggle('playing', isPlaying);
    if (!isPlaying) {
      this.#draw(false);
      this.#context.announce(this.#story.textContent ?? '');
    }
  }

  #button(parent: HTMLElement, name: string, text: string, title: string, act: () => void): VscodeButton {
    const button = appendElement(parent, 'vscode-button', '', text);
    button.secondary = true;
    button.title = title;
    button.dataset.player = name;
    if (name !== 'play') {
      button.setAttribute('aria-label', title);
    }
    button.addEventListener('click', act);
    return button;
  }

  #appendSpeeds(parent: HTMLElement): void {
    const label = appendElement(parent, 'label', 'speed', `${translate('Steps a second')} `);
    const choice = appendElement(label, 'select');
    choice.title = translate('How many steps are played in a second');
    for (const speed of speeds) {
      const option = appendElement(choice, 'option', '', formatNumber(speed));
      option.value = String(speed);
      option.selected = speed === firstSpeed;
    }
    choice.addEventListener('change', () => {
      this.#player.stepMs = 1000 / Number(choice.value);
    });
  }
}

/** Every unit at the step, and the strongest of what is pushed where. */
function networkTable({
  units,
  before,
  after,
  gates,
  cellState,
  products,
  others,
  step,
  inputs,
  answer,
}: NetworkData): TableContent {
  const toAnswer = new Map(products.filter(({ kind }) => kind === 'answer').map(({ from, value }) => [from, value]));
  const ofInput = new Map(
    products.filter(({ kind, from }) => kind === 'input' && from === 0).map(({ to, value }) => [to, value]),
  );
  const pushed = (value: number | undefined) => (value === undefined ? '' : stateText(value));
  return {
    columns: [
      translate('Unit'),
      `h ${formatNumber(step - 1)}`,
      translate('From the input'),
      ...gates.map(({ letter, meaning }) => `${letter} (${meaning})`),
      ...(cellState === null ? [] : [`c (${translate('keeps inside')})`]),
      `h ${formatNumber(step)}`,
      translate('To the answer'),
    ],
    rows: [
      ...units.map((unit, place) => [
        formatNumber(unit + 1),
        stateText(before[place]),
        pushed(ofInput.get(place)),
        ...gates.map(({ values }) => formatNumber(values[place], 0.01)),
        ...(cellState === null ? [] : [stateText(cellState[place])]),
        stateText(after[place]),
        pushed(toAnswer.get(place)),
      ]),
      ...(others === null ? [] : [othersRow(others, gates.length + (cellState === null ? 3 : 4))]),
    ],
    note: translate(
      'Step {0}: it reads {1} and answers {2}.',
      formatNumber(step),
      listNumbers(inputs.map(({ value }) => formatNumber(value))),
      formatNumber(answer),
    ),
  };
}

/** What the units that are not drawn add to the answer, after `empty` columns that say nothing of them. */
function othersRow({ count, toAnswer }: NetworkOthers, empty: number): string[] {
  return [translate('{0} others', formatNumber(count)), ...new Array<string>(empty).fill(''), stateText(toAnswer)];
}
