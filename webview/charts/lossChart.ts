import { Chart, type ChartKind, type ChartSvg } from './chart.ts';
import { drawNames } from './drawNames.ts';
import { type LossData, lossReadout, lossSummary } from './lossData.ts';
import type { KeyEntry } from './lossKey.ts';
import { type LossLayout, lossIndexAt, lossLayout } from './lossLayout.ts';
import { linePath, ringPath } from './pathOf.ts';
import { keyGapPx, keyLinePx } from './placeKey.ts';

/** Between a mark's line and its words. */
const markGapPx = 4;
const bestRadiusPx = 4;
const dotRadiusPx = 2.5;
/** Of an upright line in the key. */
const markLengthPx = 12;

const lossKind: ChartKind<LossData, LossLayout> = {
  name: 'loss',
  behind: () => {},
  before: (svg) => {
    svg.append('g').attr('class', 'loss-marks');
    svg.append('g').attr('class', 'loss-members');
    svg.append('path').attr('class', 'series loss');
    svg.append('path').attr('class', 'series smoothed');
    svg.append('path').attr('class', 'series validation');
    svg.append('g').attr('class', 'validation-dots');
    svg.append('circle').attr('class', 'loss-best').attr('r', bestRadiusPx);
    svg.append('g').attr('class', 'loss-key');
  },
  layout: lossLayout,
  draw: (svg, layout) => {
    const { line, smoothed, members, validation, validationDots, best } = layout;
    drawMarks(svg, layout);
    svg
      .select('g.loss-members')
      .selectAll('path')
      .data(members)
      .join('path')
      .attr('class', 'series member')
      .attr('d', linePath);
    svg.select('path.loss').attr('d', linePath(line));
    svg.select('path.smoothed').attr('d', linePath(smoothed));
    svg.select('path.validation').attr('d', linePath(validation));
    svg
      .select('g.validation-dots')
      .selectAll('circle')
      .data(validationDots)
      .join('circle')
      .attr('r', dotRadiusPx)
      .attr('cx', ([x]) => x)
      .attr('cy', ([, y]) => y);
    svg
      .select('circle.loss-best')
      .classed('hidden', best === null)
      .attr('cx', best?.[0] ?? 0)
      .attr('cy', best?.[1] ?? 0);
    drawKey(svg, layout);
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

function drawKey(svg: ChartSvg, { key }: LossLayout): void {
  const classesOf = ({ sign }: KeyEntry) => (sign === 'loss-best' || sign === 'loss-mark' ? [sign] : [sign, 'series']);
  drawNames(svg.select<SVGGElement>('g.loss-key'), key, classesOf, keyLinePx + keyGapPx)
    .select('path')
    .attr('d', signPath);
}

/** A piece of a line, or the sign itself. */
function signPath({ sign, x, y }: KeyEntry): string {
  switch (sign) {
    case 'loss-best':
      return ringPath([x + keyLinePx / 2, y], bestRadiusPx);
    case 'loss-mark':
      return `M${x + keyLinePx / 2},${y - markLengthPx / 2}v${markLengthPx}`;
    default:
      return linePath([
        [x, y],
        [x + keyLinePx, y],
      ]);
  }
}

/**
 * The loss of each iteration on a logarithmic axis: the best member strong, the others faint, a ring at the lowest, dashes
 * for the error on values held out, and what happened on the way.
 */
export class LossChart extends Chart<LossData, LossLayout> {
  /** Draws into `container`; `announce` is told in words of every loss that a key moves the cursor to. */
  constructor(container: HTMLElement, announce: (text: string) => void) {
    super(lossKind, container, announce);
  }
}
