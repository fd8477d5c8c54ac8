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

  constructor(charts: HTMLElement, context: PanelContext) {
    this.#charts = charts;
    this.#hiddenState = new HiddenStateSection(charts, context);
    this.#network = new NetworkSection(charts, context, (unit) => this.#hiddenState.select(unit));
  }

  update({ network, forecast, options, state }: PanelContents): void {
    const isSeen =
      network !== null && !('reason' in network) && forecast !== null && forecast.series.history.length > 0;
    this.#charts.classList.toggle('without-network', !isSeen);
    if (!isSeen) {
      this.#network.leave();
      return;
    }
    const isChanging = state === 'training';
    const seen = this.#source.see(network, forecast.series);
    this.#hiddenState.update(seen, options.report?.seasons[0]?.period ?? null, isChanging);
    this.#network.update(seen, forecast.series, this.#hiddenState.selected, isChanging);
  }
}
