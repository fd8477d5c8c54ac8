import { Chart, type ChartKind } from './chart.ts';
import { type ErrorData, errorReadout, errorSummary } from './errorData.ts';
import { aheadAt, type ErrorLayout, errorLayout } from './errorLayout.ts';
import { linePath } from './pathOf.ts';

const errorKind: ChartKind<ErrorData, ErrorLayout> = {
  name: 'errors',
  behind: () => {},
  before: (svg) => void svg.append('g').attr('class', 'errors'),
  layout: errorLayout,
  draw: (svg, { lines, labelX }) => {
    const groups = svg
      .select('g.errors')
      .selectAll('g')
      // The forecast itself is drawn last, on top.
      .data(lines.toReversed())
      .join((enter) => {
        const group = enter.append('g');
        group.append('path');
        group.append('text').attr('dy', '0.35em');
        return group;
      });
    groups
      .select('path')
      .attr('class', ({ name }) => `series ${name === null ? 'forecast' : 'baseline'}`)
      .attr('d', ({ points }) => linePath(points));
    groups
      .select('text')
      .classed('own', ({ name }) => name === null)
      .attr('x', labelX)
      .attr('y', ({ labelY }) => labelY)
      .text(({ text }) => text);
  },
  summary: errorSummary,
  placeCount: ({ steps }) => steps,
  placeAt: (layout, data, xPx) => {
    const ahead = aheadAt(layout, data, xPx);
    return ahead === null ? null : ahead - 1;
  },
  xOf: ({ x }, _, place) => x(place + 1),
  readout: (data, place) => errorReadout(data, place + 1),
};

/** The mean absolute error of each step ahead: of the forecast, and of textbook methods. */
export class ErrorChart extends Chart<ErrorData, ErrorLayout> {
  /** Draws into `container`; `announce` is told in words of all errors that a key moves the cursor to. */
  constructor(container: HTMLElement, announce: (text: string) => void) {
    super(errorKind, container, announce);
  }
}
