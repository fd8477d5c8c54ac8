import type { Selection } from 'd3-selection';
import { type PlotArea, type Tick, textWidthPx } from './plotArea.ts';

/** Of the name of the axis below, from the picture's left end. */
const nameLeftPx = 2;
const nameGapPx = 6;

/**
 * Draws thin lines across the plot at the value ticks, the labels of both axes, and to the left of those below what they count,
 * unless that is `null`. It takes the place of a label that it would cover.
 */
export function drawAxes(
  group: Selection<SVGGElement, unknown, null, undefined>,
  plot: PlotArea,
  xTicks: readonly Tick[],
  yTicks: readonly Tick[],
  xName: string | null,
): void {
  const nameEnd = xName === null ? 0 : nameLeftPx + textWidthPx(xName) + nameGapPx;
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
    .data(xTicks.filter(({ position, label }) => position - textWidthPx(label) / 2 >= nameEnd))
    .join('text')
    .attr('class', 'tick step-tick')
    .attr('x', ({ position }) => position)
    .attr('y', bottom + 17)
    .text(({ label }) => label);
  group
    .selectAll('text.axis-name')
    .data(xName === null ? [] : [xName])
    .join('text')
    .attr('class', 'axis-name')
    .attr('x', nameLeftPx)
    .attr('y', bottom + 17)
    .text((name) => name);
}
