import { Chart, type ChartKind, type ChartSvg } from './chart.ts';
import { type LossData, lossReadout, lossSummary } from './lossData.ts';
import { type LossLayout, lossIndexAt, lossLayout } from './lossLayout.ts';
import { linePath } from './pathOf.ts';

/** Between a mark's line and its words. */
const markGapPx = 4;

const lossKind: ChartKind<LossData, LossLayout> = {
  name: 'loss',
  behind: () => {},
  before: (svg) => {
    svg.append('g').attr('class', 'loss-marks');
    svg.append('g').attr('class', 'loss-members');
    svg.append('path').attr('class', 'series loss');
    svg.append('circle').attr('class', 'loss-best').attr('r', 4);
  },
  layout: lossLayout,
  draw: (svg, layout) => {
    const { line, members, best } = layout;
    drawMarks(svg, layout);
    svg
      .select('g.loss-members')
      .selectAll('path')
      .data(members)
      .join('path')
      .attr('class', 'series member')
      .attr('d', linePath);
    svg.select('path.loss').attr('d', linePath(line));
    svg
      .select('circle.loss-best')
      .classed('hidden', best === null)
      .attr('cx', best?.[0] ?? 0)
      .attr('cy', best?.[1] ?? 0);
  },
  summary: lossSummary,
  placeCount: ({ losses }) => losses.length,
  placeAt: lossIndexAt,
  xOf: ({ x }, { iterations }, place) => x(iterations[place]),
  readout: lossReadout,
};

function drawMarks(svg: ChartSvg, { marks, plot }: LossLayout): void {
  const groups = svg
    .select('g.loss-marks')
    .selectAll('g')
    .data(marks)
    .join((enter) => {
      const group = enter.append('g');
      group.append('line');
      group.append('text').attr('dy', '0.35em');
      return group;
    });
  groups
    .select('line')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', plot.top)
    .attr('y2', plot.top + plot.height);
  groups
    .select('text')
    .attr('text-anchor', ({ anchor }) => anchor)
    .attr('x', ({ x, anchor }) => x + (anchor === 'start' ? markGapPx : -markGapPx))
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
}

/**
 * The loss of each iteration on a logarithmic axis: the best member strong, the others faint, a ring at the lowest, and
 * what happened on the way.
 */
export class LossChart extends Chart<LossData, LossLayout> {
  /** Draws into `container`; `announce` is told in words of every loss that a key moves the cursor to. */
  constructor(container: HTMLElement, announce: (text: string) => void) {
    super(lossKind, container, announce);
  }
}
