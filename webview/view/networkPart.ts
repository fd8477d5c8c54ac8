import { translate } from '../../src/shared/l10n/translate.ts';
import { reasonNotToDraw } from '../../src/shared/model/networkToShow.ts';
import { type ShownNetwork, seenNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { ForecastSeries } from '../charts/forecastData.ts';
import { type FrameSteps, FrameWork, fullFrame } from '../charts/frameWork.ts';
import { appendElement } from './appendElement.ts';
import { HiddenStateSection } from './hiddenStateSection.ts';
import { NetworkSection } from './networkSection.ts';
import { NetworkSource } from './networkSource.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';

/** What happens inside the network: its hidden state over time, and the network itself at the cursor. */
export class NetworkPart implements PanelPart {
  readonly #charts: HTMLElement;
  readonly #source = new NetworkSource();
  readonly #hiddenState: HiddenStateSection;
  readonly #network: NetworkSection;
  readonly #reason: HTMLElement;
  readonly #work: FrameWork;

  constructor(charts: HTMLElement, context: PanelContext) {
    this.#charts = charts;
    this.#work = FrameWork.of(charts.ownerDocument.defaultView!);
    this.#hiddenState = new HiddenStateSection(charts, context);
    const section = appendElement(charts, 'section', 'chart-section no-network');
    const heading = appendElement(section, 'div', 'heading');
    appendElement(heading, 'h2', '', translate('Network'));
    this.#reason = appendElement(heading, 'span', 'subtitle');
    this.#network = new NetworkSection(charts, context, (unit) => this.#hiddenState.toggle(unit));
  }

  /** The unit that is open; `null` for none. */
  get unit(): number | null {
    return this.#hiddenState.selected;
  }

  /** Opens a unit as it was before. */
  restore(unit: number | null): void {
    this.#hiddenState.restore(unit);
  }

  update({ network, forecast, options, state }: PanelContents): void {
    const shown = seenNetwork(network);
    const isSeen = shown !== null && forecast !== null && forecast.series.history.length > 0;
    this.#charts.classList.toggle('without-network', !isSeen);
    const isDrawn = isSeen && reasonNotToDraw(shown.shape) === null;
    this.#charts.classList.toggle('without-picture', !isDrawn);
    const reason = reasonOf(network);
    this.#reason.textContent = reason;
    this.#charts.classList.toggle('without-reason', reason === '');
    if (!isDrawn) {
      this.#network.leave();
    }
    if (!isSeen) {
      this.#work.cancel(this);
      this.#hiddenState.leave();
      return;
    }
    const period = options.report?.seasons[0]?.period ?? null;
    // After the charts: they are waited for, and a run's last reports come faster than frames.
    this.#work.request(this, this.#draw(shown, forecast.series, period, state === 'training'));
  }

  *#draw(network: ShownNetwork, series: ForecastSeries, period: number | null, isChanging: boolean): FrameSteps {
    const seen = yield* this.#source.see(network, series);
    yield;
    yield* this.#hiddenState.update(seen, period, isChanging);
    yield fullFrame;
    if (reasonNotToDraw(network.shape) === null) {
      this.#network.update(seen, series, this.#hiddenState.selected, isChanging);
      yield fullFrame;
    }
  }
}

/** Why there is nothing to look into, or no picture at a step; empty where there is one, or nothing is known. */
function reasonOf(network: PanelContents['network']): string {
  if (network === null) {
    return '';
  }
  return 'reason' in network ? network.reason : (reasonNotToDraw(network.shape) ?? '');
}
