import type { Selection } from 'd3-selection';
import type { PlotArea } from './plotArea.ts';

/** Draws the upright line between past and future; `null` hides it. */
export function drawDivider(
  svg: Selection<SVGSVGElement, unknown, null, undefined>,
  xPx: number | null,
  plot: PlotArea,
): void {
  svg
    .select('line.divider')
    .classed('hidden', xPx === null)
    .attr('x1', xPx ?? 0)
    .attr('x2', xPx ?? 0)
    .attr('y1', plot.top)
    .attr('y2', plot.top + plot.height);
}
