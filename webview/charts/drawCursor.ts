import type { Selection } from 'd3-selection';
import type { PlotArea } from './plotArea.ts';

/** Where a cursor stands and what it touches, in pixels of the chart. */
export interface CursorDrawing {
  readonly x: number;
  readonly plot: PlotArea;
  /** Where it crosses the lines, and the CSS classes of these. */
  readonly marks: readonly { readonly series: string; readonly y: number }[];
}

/** Draws the upright line of a cursor and a ring on each line it crosses; `null` hides them. */
export function drawCursor(
  group: Selection<SVGGElement, unknown, null, undefined>,
  cursor: CursorDrawing | null,
): void {
  group
    .selectAll('line')
    .data(cursor === null ? [] : [cursor])
    .join('line')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', ({ plot }) => plot.top)
    .attr('y2', ({ plot }) => plot.top + plot.height);
  group
    .selectAll('circle')
    .data(cursor === null ? [] : cursor.marks.filter(({ y }) => isWithin(y, cursor.plot)))
    .join('circle')
    .attr('class', ({ series }) => `mark ${series}`)
    .attr('r', 4)
    .attr('cx', cursor?.x ?? 0)
    .attr('cy', ({ y }) => y);
}

function isWithin(y: number, plot: PlotArea): boolean {
  return y >= plot.top && y <= plot.top + plot.height;
}
