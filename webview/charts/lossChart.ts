import { type Selection, select } from 'd3-selection';
import { ChartCursor } from './chartCursor.ts';
import { drawAxes } from './drawAxes.ts';
import { drawCursor } from './drawCursor.ts';
import { type LossData, lossReadout, lossSummary } from './lossData.ts';
import { type LossLayout, lossIndexAt, lossLayout } from './lossLayout.ts';
import { linePath } from './pathOf.ts';
import { readoutSentence } from './readout.ts';
import { ReadoutBox } from './readoutBox.ts';

/** The loss of each iteration on a logarithmic axis. */
export class LossChart {
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #cursor: ChartCursor;
  readonly #readout: ReadoutBox;
  readonly #announce: (text: string) => void;
  #data: LossData | null = null;
  #layout: LossLayout | null = null;
  #width = 0;
  #height = 0;

  /** Draws into `container`; `announce` is told in words of every loss that a key moves the cursor to. */
  constructor(container: HTMLElement, announce: (text: string) => void) {
    this.#announce = announce;
    this.#svg = select(container)
      .append('svg')
      .attr('class', 'chart')
      .attr('data-chart', 'loss')
      .attr('role', 'img')
      .attr('tabindex', 0);
    this.#svg.append('g').attr('class', 'axes');
    this.#svg.append('path').attr('class', 'series loss');
    this.#svg.append('g').attr('class', 'cursor');
    this.#readout = new ReadoutBox(container);
    this.#cursor = new ChartCursor(
      this.#svg.node()!,
      {
        count: () => this.#data?.losses.length ?? 0,
        at: (xPx) => (this.#layout === null || this.#data === null ? null : lossIndexAt(this.#layout, this.#data, xPx)),
      },
      (_, byKey) => this.#drawCursor(byKey),
    );
  }

  update(data: LossData): void {
    this.#data = data;
    this.#draw();
  }

  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
    this.#draw();
  }

  dispose(): void {
    this.#cursor.dispose();
    this.#readout.dispose();
    this.#svg.remove();
  }

  #draw(): void {
    if (this.#data === null || this.#width < 1 || this.#height < 1) {
      return;
    }
    const layout = lossLayout(this.#data, this.#width, this.#height);
    this.#layout = layout;
    this.#svg
      .attr('width', layout.width)
      .attr('height', layout.height)
      .attr('aria-label', `${lossSummary(this.#data)} The arrow keys read its values.`);
    drawAxes(this.#svg.select<SVGGElement>('g.axes'), layout.plot, layout.xTicks, layout.yTicks);
    this.#svg.select('path.loss').attr('d', linePath(layout.line));
    this.#drawCursor(false);
  }

  #drawCursor(byKey: boolean): void {
    const place = this.#cursor.place;
    const group = this.#svg.select<SVGGElement>('g.cursor');
    if (place === null || this.#data === null || this.#layout === null) {
      drawCursor(group, null);
      this.#readout.hide();
      return;
    }
    const { plot, x, y } = this.#layout;
    const readout = lossReadout(this.#data, place);
    const xPx = x(this.#data.iterations[place]);
    drawCursor(group, { x: xPx, plot, marks: readout.lines.map(({ series, value }) => ({ series, y: y(value) })) });
    this.#readout.show(readout, xPx, plot);
    if (byKey) {
      this.#announce(readoutSentence(readout));
    }
  }
}
