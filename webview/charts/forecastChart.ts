import { Chart, type ChartKind, type ChartSvg } from './chart.ts';
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
import type { PixelPoint } from './plotArea.ts';

/** From back to front. */
const drawingOrder: readonly ForecastSeriesName[] = ['fit', 'history', 'forecast', 'truth'];

const forecastKind: ChartKind<ForecastData, ForecastLayout> = {
  name: 'forecast',
  behind: (svg) => void svg.append('rect').attr('class', 'future'),
  before: addSeries,
  layout: forecastLayout,
  draw: (svg, layout) => {
    drawFuture(svg, layout);
    drawSeries(svg, layout);
    drawLabels(svg, layout);
  },
  summary: forecastSummary,
  placeCount: ({ steps, firstStep }) => steps - firstStep + 1,
  placeAt: (layout, data, xPx) => stepAt(layout, data, xPx) - data.firstStep,
  xOf: ({ x }, { firstStep }, place) => x(firstStep + place),
  readout: (data, place) => forecastReadout(data, data.firstStep + place),
};

/** The numbers, the one-step answers to them, and what comes next, over one axis of steps. */
export class ForecastChart extends Chart<ForecastData, ForecastLayout> {
  /** Draws into `container`; `announce` is told in words of every value that a key moves the cursor to. */
  constructor(container: HTMLElement, announce: (text: string) => void) {
    super(forecastKind, container, announce);
  }
}

function addSeries(svg: ChartSvg): void {
  // An svg inside the svg cuts off what leaves the plot.
  const plot = svg.append('svg').attr('class', 'plot');
  plot.append('g').attr('class', 'bands');
  plot.append('g').attr('class', 'baselines');
  for (const series of drawingOrder) {
    plot.append('path').attr('class', `series ${series}`);
  }
  plot.append('path').attr('class', 'series filled');
  svg.append('line').attr('class', 'divider');
  svg.append('g').attr('class', 'labels');
}

function drawFuture(svg: ChartSvg, { plot, dividerX }: ForecastLayout): void {
  svg
    .select('rect.future')
    .attr('x', dividerX ?? 0)
    .attr('y', plot.top)
    .attr('width', dividerX === null ? 0 : plot.left + plot.width - dividerX)
    .attr('height', plot.height);
  svg
    .select('line.divider')
    .classed('hidden', dividerX === null)
    .attr('x1', dividerX ?? 0)
    .attr('x2', dividerX ?? 0)
    .attr('y1', plot.top)
    .attr('y2', plot.top + plot.height);
}

function drawSeries(svg: ChartSvg, layout: ForecastLayout): void {
  const { width, plot, lines, bands, baselines, pieces, filled, dotPx } = layout;
  // Its own coordinates are the chart's, so that the paths need no shifting.
  svg
    .select('svg.plot')
    .attr('x', 0)
    .attr('y', plot.top)
    .attr('width', width)
    .attr('height', plot.height)
    .attr('viewBox', `0 ${plot.top} ${width} ${plot.height}`);
  drawPaths(svg, 'bands', 'band', bands);
  drawPaths(svg, 'baselines', 'series baseline', baselines);
  for (const series of drawingOrder) {
    const asDots = series === 'history' && dotPx !== null;
    svg
      .select(`path.${series}`)
      .classed('dots', asDots)
      .style('stroke-width', asDots ? `${dotPx}px` : '')
      .attr('d', asDots ? dotsPath(lines[series]) : linesPath(series === 'history' ? pieces : [lines[series]]));
  }
  svg.select('path.filled').attr('d', linesPath(filled));
}

/** One path for each list of points, in a group. */
function drawPaths(svg: ChartSvg, group: string, className: string, all: readonly (readonly PixelPoint[])[]): void {
  svg
    .select(`g.${group}`)
    .selectAll<SVGPathElement, readonly PixelPoint[]>('path')
    .data(all)
    .join((enter) => enter.append('path').attr('class', className))
    .attr('d', linePath);
}

function linesPath(lines: readonly (readonly PixelPoint[])[]): string {
  return lines.map(linePath).join('');
}

function drawLabels(svg: ChartSvg, { labels, dotPx }: ForecastLayout): void {
  const groups = svg
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
