import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { LossChart } from '../charts/lossChart.ts';
import { lossData } from '../charts/lossData.ts';
import { appendCheckbox } from './appendCheckbox.ts';
import { appendElement } from './appendElement.ts';
import type { Arrangement } from './arrangement.ts';
import { ChartSection } from './chartSection.ts';
import { lossTable } from './chartTables.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';

/** The chart of the losses with its table; what was measured is always drawn, and smoothed over it where a person likes. */
export class LossPart implements PanelPart {
  readonly #charts: HTMLElement;
  readonly #section: ChartSection<LossChart>;
  readonly #box: VscodeCheckbox;
  #smooths = false;

  constructor(charts: HTMLElement, { announce, redraw }: PanelContext) {
    this.#charts = charts;
    this.#section = new ChartSection(
      charts,
      'loss',
      translate('Loss'),
      (container) => new LossChart(container, announce),
    );
    const options = appendElement(this.#section.section, 'div', 'options');
    options.setAttribute('role', 'group');
    options.setAttribute('aria-label', translate('Loss options'));
    const texts = {
      label: translate('Smooth'),
      description: translate('Draw the losses without their jumps, too, over what was measured'),
    };
    this.#box = appendCheckbox(options, texts, this.#smooths, (checked) => {
      this.#smooths = checked;
      redraw();
    });
  }

  /** What is drawn beside what was measured. */
  get arrangement(): Pick<Arrangement, 'smoothing'> {
    return { smoothing: this.#smooths };
  }

  /** Draws beside it what was drawn before, from the next update on. */
  restore({ smoothing }: Pick<Arrangement, 'smoothing'>): void {
    this.#smooths = smoothing;
    this.#box.checked = smoothing;
  }

  update({ losses, state }: PanelContents): void {
    this.#charts.classList.toggle('without-loss', losses === null);
    if (losses === null) {
      this.#section.table.clear();
      return;
    }
    const data = lossData(losses, this.#smooths);
    const { best, strong, iterations } = data;
    const rate = data.rates?.at(-1);
    this.#section.subtitle =
      best === null
        ? ''
        : [
            translate(
              'mean squared error, log scale · lowest {0} at iteration {1}',
              formatNumber(strong[best]),
              formatNumber(iterations[best]),
            ),
            ...(rate === undefined ? [] : [translate('learning rate {0}', formatNumber(rate.learningRate))]),
          ].join(' · ');
    this.#section.chart.update(data);
    this.#section.table.update(() => lossTable(data), state === 'training');
  }
}
