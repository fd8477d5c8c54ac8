import { type Selection, select } from 'd3-selection';
import { ChartCursor } from './chartCursor.ts';
import { drawAxes } from './drawAxes.ts';
import { drawCursor } from './drawCursor.ts';
import { type ForecastData, forecastReadout, forecastSummary } from './forecastData.ts';
import {
  type ForecastLayout,
  type ForecastSeriesName,
  forecastLayout,
  labelGapPx,
  labelLinePx,
  type SeriesLabel,
  stepAt,
} from './forecastLayout.ts';
import { dotsPath, linePath } from './pathOf.ts';
import { readoutSentence } from './readout.ts';
import { ReadoutBox } from './readoutBox.ts';

/** From back to front. */
const drawingOrder: readonly ForecastSeriesName[] = ['fit', 'history', 'forecast', 'truth'];

/** The numbers, the one-step answers to them, and what comes next, over one axis of steps. */
export class ForecastChart {
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #cursor: ChartCursor;
  readonly #readout: ReadoutBox;
  readonly #announce: (text: string) => void;
  #data: ForecastData | null = null;
  #layout: ForecastLayout | null = null;
  #width = 0;
  #height = 0;

  /** Draws into `container`; `announce` is told in words of every value that a key moves the cursor to. */
  constructor(container: HTMLElement, announce: (text: string) => void) {
    this.#announce = announce;
    this.#svg = select(container)
      .append('svg')
      .attr('class', 'chart')
      .attr('data-chart', 'forecast')
      .attr('role', 'img')
      .attr('tabindex', 0);
    this.#svg.append('rect').attr('class', 'future');
    this.#svg.append('g').attr('class', 'axes');
    // An svg inside the svg cuts off what leaves the plot.
    const plot = this.#svg.append('svg').attr('class', 'plot');
    for (const series of drawingOrder) {
      plot.append('path').attr('class', `series ${series}`);
    }
    this.#svg.append('line').attr('class', 'divider');
    this.#svg.append('g').attr('class', 'labels');
    this.#svg.append('g').attr('class', 'cursor');
    this.#readout = new ReadoutBox(container);
    this.#cursor = new ChartCursor(
      this.#svg.node()!,
      {
        count: () => (this.#data === null ? 0 : this.#data.steps - this.#data.firstStep + 1),
        at: (xPx) => (this.#layout === null || this.#data === null ? null : stepAt(this.#layout, this.#data, xPx) - 1),
      },
      (_, byKey) => this.#drawCursor(byKey),
    );
  }

  update(data: ForecastData): void {
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
    const layout = forecastLayout(this.#data, this.#width, this.#height);
    this.#layout = layout;
    const { plot, dividerX, lines, dotPx } = layout;
    const bottom = plot.top + plot.height;
    this.#svg
      .attr('width', layout.width)
      .attr('height', layout.height)
      .attr('aria-label', `${forecastSummary(this.#data)} The arrow keys read its values.`);
    drawAxes(this.#svg.select<SVGGElement>('g.axes'), plot, layout.xTicks, layout.yTicks);
    this.#svg
      .select('rect.future')
      .attr('x', dividerX ?? 0)
      .attr('y', plot.top)
      .attr('width', dividerX === null ? 0 : plot.left + plot.width - dividerX)
      .attr('height', plot.height);
    this.#svg
      .select('line.divider')
      .classed('hidden', dividerX === null)
      .attr('x1', dividerX ?? 0)
      .attr('x2', dividerX ?? 0)
      .attr('y1', plot.top)
      .attr('y2', bottom);
    // Its own coordinates are the chart's, so that the paths need no shifting.
    this.#svg
      .select('svg.plot')
      .attr('x', 0)
      .attr('y', plot.top)
      .attr('width', layout.width)
      .attr('height', plot.height)
      .attr('viewBox', `0 ${plot.top} ${layout.width} ${plot.height}`);
    for (const series of drawingOrder) {
      const asDots = series === 'history' && dotPx !== null;
      this.#svg
        .select(`path.${series}`)
        .classed('dots', asDots)
        .style('stroke-width', asDots ? `${dotPx}px` : '')
        .attr('d', asDots ? dotsPath(lines[series]) : linePath(lines[series]));
    }
    this.#drawLabels(layout);
    this.#drawCursor(false);
  }

  #drawLabels({ labels, dotPx }: ForecastLayout): void {
    const groups = this.#svg
      .select('g.labels')
      .selectAll<SVGGElement, SeriesLabel>('g.label')
      .data(labels, ({ series }) => series)
      .join((enter) => {
        const group = enter.append('g').attr('class', 'label');
        group.append('path').attr('class', ({ series }) => `series ${series}`);
        group.append('text').attr('dy', '0.35em');
        return group;
      });
    groups
      .select('path')
      .classed('dots', ({ series }) => series === 'history' && dotPx !== null)
      .style('stroke-width', ({ series }) => (series === 'history' && dotPx !== null ? `${dotPx}px` : null))
      .attr('d', ({ series, x, y }) =>
        series === 'history' && dotPx !== null
          ? dotsPath([0, 1, 2].map((i) => [x + 2 + (i * (labelLinePx - 4)) / 2, y]))
          : linePath([
              [x, y],
              [x + labelLinePx, y],
            ]),
      );
    groups
      .select('text')
      .attr('x', ({ x }) => x + labelLinePx + labelGapPx)
      .attr('y', ({ y }) => y)
      .text(({ text }) => text);
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
    const step = this.#data.firstStep + place;
    const readout = forecastReadout(this.#data, step);
    const xPx = x(step);
    drawCursor(group, {
      x: xPx,
      plot,
      marks: readout.lines.map(({ series, value }) => ({ series, y: y(value) })),
    });
    this.#readout.show(readout, xPx, plot);
    if (byKey) {
      this.#announce(readoutSentence(readout));
    }
  }
}
