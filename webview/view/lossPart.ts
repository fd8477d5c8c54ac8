import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { LossChart } from '../charts/lossChart.ts';
import { lossData } from '../charts/lossData.ts';
import { ChartSection } from './chartSection.ts';
import { lossTable } from './chartTables.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';

/** The chart of the losses with its table. */
export class LossPart implements PanelPart {
  readonly #charts: HTMLElement;
  readonly #section: ChartSection<LossChart>;

  constructor(charts: HTMLElement, { announce }: PanelContext) {
    this.#charts = charts;
    this.#section = new ChartSection(
      charts,
      'loss',
      translate('Loss'),
      (container) => new LossChart(container, announce),
    );
  }

  update({ losses, state }: PanelContents): void {
    this.#charts.classList.toggle('without-loss', losses === null);
    if (losses === null) {
      return;
    }
    const data = lossData(losses);
    const { best, strong, iterations } = data;
    this.#section.subtitle =
      best === null
        ? ''
        : translate(
            'mean squared error, log scale · lowest {0} at iteration {1}',
            formatNumber(strong[best]),
            formatNumber(iterations[best]),
          );
    this.#section.chart.update(data);
    this.#section.table.update(() => lossTable(data), state === 'training');
  }
}
