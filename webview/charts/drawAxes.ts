import type { Selection } from 'd3-selection';
import type { PlotArea, Tick } from './plotArea.ts';

/** Draws thin lines across the plot at the value ticks, and the labels of both axes. */
export function drawAxes(
  group: Selection<SVGGElement, unknown, null, undefined>,
  plot: PlotArea,
  xTicks: readonly Tick[],
  yTicks: readonly Tick[],
): void {
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  group
    .selectAll('line.grid')
    .data(yTicks)
    .join('line')
    .attr('class', 'grid')
    .attr('x1', plot.left)
    .attr('x2', right)
    .attr('y1', ({ position }) => position)
    .attr('y2', ({ position }) => position);
  group
    .selectAll('text.value-tick')
    .data(yTicks)
    .join('text')
    .attr('class', 'tick value-tick')
    .attr('x', plot.left - 8)
    .attr('y', ({ position }) => position)
    .attr('dy', '0.35em')
    .text(({ label }) => label);
  group
    .selectAll('text.step-tick')
    .data(xTicks)
    .join('text')
    .attr('class', 'tick step-tick')
    .attr('x', ({ position }) => position)
    .attr('y', bottom + 17)
    .text(({ label }) => label);
}
