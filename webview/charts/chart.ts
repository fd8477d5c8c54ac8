import type { Selection } from 'd3-selection';
import { translate } from '../../src/shared/l10n/translate.ts';
import { ChartCursor } from './chartCursor.ts';
import { drawAxes } from './drawAxes.ts';
import { drawCursor } from './drawCursor.ts';
import type { PlotArea, Tick } from './plotArea.ts';
import { type Readout, readoutSentence } from './readout.ts';
import { ReadoutBox } from './readoutBox.ts';
import { select } from './select.ts';

/** The picture of a chart. */
export type ChartSvg = Selection<SVGSVGElement, unknown, null, undefined>;

/** What every chart's layout has. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: PlotArea;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** What the axis below counts; `null` where its labels say so themselves. */
  readonly xName: string | null;
  /** Values to pixels. */
  readonly y: (value: number) => number;
}

/** What one kind of chart does in its own way; its places are where the cursor may stand, counted from 0. */
export interface ChartKind<Data, Layout extends ChartLayout> {
  readonly name: string;
  /** Adds the elements that are drawn behind the axes, and those before them; once. */
  readonly behind: (svg: ChartSvg) => void;
  readonly before: (svg: ChartSvg) => void;
  readonly layout: (data: Data, width: number, height: number) => Layout;
  readonly draw: (svg: ChartSvg, layout: Layout) => void;
  /** The chart in words and numbers. */
  readonly summary: (data: Data) => string;
  readonly placeCount: (data: Data) => number;
  readonly placeAt: (layout: Layout, data: Data, xPx: number) => number | null;
  readonly xOf: (layout: Layout, data: Data, place: number) => number;
  readonly readout: (data: Data, place: number) => Readout;
}

/** A picture with axes, a cursor for pointer and keys, and a readout of what stands at the cursor. */
export class Chart<Data, Layout extends ChartLayout> {
  readonly #kind: ChartKind<Data, Layout>;
  readonly #svg: ChartSvg;
  readonly #cursor: ChartCursor;
  readonly #readout: ReadoutBox;
  readonly #announce: (text: string) => void;
  #data: Data | null = null;
  #layout: Layout | null = null;
  #width = 0;
  #height = 0;

  /** Draws into `container`; `announce` is told in words of every value that a key moves the cursor to. */
  constructor(kind: ChartKind<Data, Layout>, container: HTMLElement, announce: (text: string) => void) {
    this.#kind = kind;
    this.#announce = announce;
    this.#svg = select(container)
      .append('svg')
      .attr('class', 'chart')
      .attr('data-chart', kind.name)
      .attr('role', 'application')
      .attr('aria-roledescription', translate('chart'))
      .attr('tabindex', 0);
    kind.behind(this.#svg);
    this.#svg.append('g').attr('class', 'axes');
    kind.before(this.#svg);
    this.#svg.append('g').attr('class', 'cursor');
    this.#readout = new ReadoutBox(container);
    this.#cursor = new ChartCursor(
      this.#svg.node()!,
      {
        count: () => (this.#data === null ? 0 : kind.placeCount(this.#data)),
        at: (xPx) =>
          this.#layout === null || this.#data === null ? null : kind.placeAt(this.#layout, this.#data, xPx),
      },
      (_, byKey) => this.#drawCursor(byKey),
    );
  }

  update(data: Data): void {
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
    const layout = this.#kind.layout(this.#data, this.#width, this.#height);
    this.#layout = layout;
    this.#svg
      .attr('width', layout.width)
      .attr('height', layout.height)
      .attr('aria-label', `${this.#kind.summary(this.#data)} ${translate('The arrow keys read its values.')}`);
    drawAxes(this.#svg.select<SVGGElement>('g.axes'), layout.plot, layout.xTicks, layout.yTicks, layout.xName);
    this.#kind.draw(this.#svg, layout);
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
    const { plot, y } = this.#layout;
    const readout = this.#kind.readout(this.#data, place);
    const xPx = this.#kind.xOf(this.#layout, this.#data, place);
    const marks = readout.lines.flatMap(({ series, value }) => (value === null ? [] : [{ series, y: y(value) }]));
    drawCursor(group, { x: xPx, plot, marks });
    this.#readout.show(readout, xPx, plot);
    if (byKey) {
      this.#announce(readoutSentence(readout));
    }
  }
}
