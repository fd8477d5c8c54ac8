import type { Selection } from 'd3-selection';
import { drawDivider } from './drawDivider.ts';
import { drawNames } from './drawNames.ts';
import type { ForecastSeriesName, SeriesLabel } from './forecastLabels.ts';
import type { ForecastLayout } from './forecastLayout.ts';
import { dotsPath, linePath, ringPath } from './pathOf.ts';
import { keyGapPx, keyLinePx } from './placeKey.ts';
import type { PixelPoint } from './plotArea.ts';

/** The picture of the forecast chart. */
type ForecastSvg = Selection<SVGSVGElement, unknown, null, undefined>;

/** From back to front. */
const drawingOrder: readonly ForecastSeriesName[] = ['fit', 'history', 'forecast', 'truth'];
/** What leaves the plot is cut off so far outside, that dots at its ends stay whole. */
const overhangPx = 3;
const outlierRadiusPx = 5.5;
/** Height of the piece of an interval before its name. */
const bandSignPx = 10;

/** Adds the elements of the forecast chart between those of its axes and its cursor, once. */
export function addForecast(svg: ForecastSvg): void {
  // An svg inside the svg cuts off what leaves the plot.
  const plot = svg.append('svg').attr('class', 'plot');
  plot.append('g').attr('class', 'bands');
  plot.append('g').attr('class', 'baselines');
  plot.append('g').attr('class', 'backtests');
  plot.append('path').attr('class', 'series between');
  for (const series of drawingOrder) {
    plot.append('path').attr('class', `series ${series}`);
  }
  plot.append('path').attr('class', 'series filled');
  plot.append('g').attr('class', 'outliers');
  svg.append('line').attr('class', 'divider');
  svg.append('g').attr('class', 'labels');
}

/** Draws all but axes and cursor. */
export function drawForecast(svg: ForecastSvg, layout: ForecastLayout): void {
  drawFuture(svg, layout);
  drawSeries(svg, layout);
  drawLabels(svg, layout);
}

function drawFuture(svg: ForecastSvg, { plot, futureX, dividerX }: ForecastLayout): void {
  svg
    .select('rect.future')
    .attr('x', futureX ?? 0)
    .attr('y', plot.top)
    .attr('width', futureX === null ? 0 : plot.left + plot.width - futureX)
    .attr('height', plot.height);
  drawDivider(svg, dividerX, plot);
}

function drawSeries(svg: ForecastSvg, layout: ForecastLayout): void {
  const { plot, lines, bands, baselines, backtest, pieces, filled, outliers, dense, crowded, dotPx } = layout;
  // Its own coordinates are the chart's, so that the paths need no shifting.
  svg
    .select('svg.plot')
    .attr('x', plot.left - overhangPx)
    .attr('y', plot.top)
    .attr('width', plot.width + 2 * overhangPx)
    .attr('height', plot.height)
    .attr('viewBox', `${plot.left - overhangPx} ${plot.top} ${plot.width + 2 * overhangPx} ${plot.height}`);
  drawPaths(svg, 'bands', 'band', bands);
  svg
    .select('g.baselines')
    .selectAll('path')
    .data(baselines)
    .join('path')
    .attr('class', ({ series }) => `series ${series}`)
    .attr('d', ({ points }) => linePath(points));
  drawPaths(svg, 'backtests', 'series backtest', backtest);
  svg.selectAll('.baselines path, .backtests path').classed('dense', dense).classed('crowded', crowded);
  for (const series of drawingOrder) {
    const asDots = series === 'history' && dotPx !== null;
    svg
      .select(`path.${series}`)
      .classed('dots', asDots)
      .classed('dense', dense)
      .classed('crowded', crowded)
      .style('stroke-width', asDots ? `${dotPx}px` : '')
      .attr('d', asDots ? dotsPath(lines[series]) : linesPath(series === 'history' ? pieces : [lines[series]]));
  }
  // Dots alone are hard to follow; where there are answers to them, these are the line.
  const needsLine = dotPx !== null && lines.fit.length === 0;
  svg.select('path.between').attr('d', needsLine ? linesPath(pieces) : '');
  svg
    .select('g.outliers')
    .selectAll('circle')
    .data(outliers)
    .join('circle')
    .attr('class', 'outlier')
    .attr('r', outlierRadiusPx)
    .attr('cx', ([x]) => x)
    .attr('cy', ([, y]) => y);
  svg.select('path.filled').attr('d', linesPath(filled));
}

/** One path for each list of points, in a group. */
function drawPaths(svg: ForecastSvg, group: string, className: string, all: readonly (readonly PixelPoint[])[]): void {
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

function drawLabels(svg: ForecastSvg, { labels, dotPx }: ForecastLayout): void {
  const isDots = ({ series }: SeriesLabel) => series === 'history' && dotPx !== null;
  const classesOf = ({ series }: SeriesLabel) => (isLine(series) ? ['series', series] : [series]);
  drawNames(svg.select<SVGGElement>('g.labels'), labels, classesOf, keyLinePx + keyGapPx)
    .attr('class', 'label')
    .select('path')
    .classed('dots', isDots)
    .style('stroke-width', (label) => (isDots(label) ? `${dotPx}px` : null))
    .attr('d', (label) => signPath(label, isDots(label)));
}

function isLine(series: string): boolean {
  return series !== 'outlier' && series !== 'band';
}

/** A piece of a line, or the sign itself. */
function signPath({ series, x, y }: SeriesLabel, isDots: boolean): string {
  const end = x + keyLinePx;
  if (series === 'outlier') {
    return ringPath([x + keyLinePx / 2, y], outlierRadiusPx);
  }
  if (series === 'band') {
    return `M${x},${y - bandSignPx / 2}h${keyLinePx}v${bandSignPx}h${-keyLinePx}z`;
  }
  return isDots
    ? dotsPath([0, 1, 2].map((i) => [x + 2 + (i * (keyLinePx - 4)) / 2, y]))
    : linePath([
        [x, y],
        [end, y],
      ]);
}
