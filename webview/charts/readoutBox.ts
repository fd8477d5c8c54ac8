import { select } from 'd3-selection';
import type { PlotArea } from './plotArea.ts';
import type { Readout } from './readout.ts';

const gapPx = 12;

/** The small box beside a chart's cursor. The chart's label and the page's announcements carry the same for those who do not see it. */
export class ReadoutBox {
  readonly #box: HTMLDivElement;

  constructor(container: HTMLElement) {
    this.#box = container.ownerDocument.createElement('div');
    this.#box.className = 'readout';
    this.#box.hidden = true;
    this.#box.setAttribute('aria-hidden', 'true');
    container.append(this.#box);
  }

  /** Shows a readout at the side of the cursor that has more room. */
  show(readout: Readout, xPx: number, plot: PlotArea): void {
    const box = select(this.#box);
    box
      .selectAll('div.readout-title')
      .data([readout.title])
      .join('div')
      .attr('class', 'readout-title')
      .text((title) => title);
    const rows = box
      .selectAll('div.readout-line')
      .data(readout.lines)
      .join((enter) => {
        const row = enter.append('div');
        row.append('span').attr('class', 'readout-label');
        row.append('span').attr('class', 'readout-value');
        return row;
      })
      .attr('class', ({ series }) => `readout-line ${series}`);
    rows.select('.readout-label').text(({ label }) => label);
    rows.select('.readout-value').text(({ text }) => text);
    this.#box.hidden = false;
    const toRight = xPx < plot.left + plot.width / 2;
    const left = toRight ? xPx + gapPx : xPx - gapPx - this.#box.offsetWidth;
    this.#box.style.left = `${Math.max(0, Math.round(left))}px`;
    this.#box.style.top = `${Math.round(plot.top + 8)}px`;
  }

  hide(): void {
    this.#box.hidden = true;
  }

  dispose(): void {
    this.#box.remove();
  }
}
