import { Chart, type ChartKind } from './chart.ts';
import { drawNames } from './drawNames.ts';
import { type ErrorData, errorLine, errorReadout, errorSummary } from './errorData.ts';
import { aheadAt, type ErrorLayout, type ErrorLine, errorLayout } from './errorLayout.ts';
import { linePath } from './pathOf.ts';
import { keyGapPx, keyLinePx } from './placeKey.ts';

const errorKind: ChartKind<ErrorData, ErrorLayout> = {
  name: 'errors',
  behind: () => {},
  before: (svg) => {
    svg.append('g').attr('class', 'errors');
    svg.append('g').attr('class', 'error-names');
  },
  layout: errorLayout,
  draw: (svg, { lines }) => {
    svg
      .select('g.errors')
      .selectAll('path')
      // The forecast itself is drawn last, on top.
      .data(lines.toReversed())
      .join('path')
      .attr('class', ({ name }) => `series ${errorLine(name)}`)
      .attr('d', ({ points }) => linePath(points));
    const classesOf = ({ name }: ErrorLine) => ['series', errorLine(name)];
    const names = drawNames(svg.select<SVGGElement>('g.error-names'), lines, classesOf, keyLinePx + keyGapPx);
    names.select('path').attr('d', ({ x, y }) =>
      linePath([
        [x, y],
        [x + keyLinePx, y],
      ]),
    );
    names.select('text').classed('own', ({ name }) => name === null);
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
