import { Chart, type ChartKind } from './chart.ts';
import { type LossData, lossReadout, lossSummary } from './lossData.ts';
import { type LossLayout, lossIndexAt, lossLayout } from './lossLayout.ts';
import { linePath } from './pathOf.ts';

const lossKind: ChartKind<LossData, LossLayout> = {
  name: 'loss',
  behind: () => {},
  before: (svg) => void svg.append('path').attr('class', 'series loss'),
  layout: lossLayout,
  draw: (svg, { line }) => void svg.select('path.loss').attr('d', linePath(line)),
  summary: lossSummary,
  placeCount: ({ losses }) => losses.length,
  placeAt: lossIndexAt,
  xOf: ({ x }, { iterations }, place) => x(iterations[place]),
  readout: lossReadout,
};

/** The loss of each iteration on a logarithmic axis. */
export class LossChart extends Chart<LossData, LossLayout> {
  /** Draws into `container`; `announce` is told in words of every loss that a key moves the cursor to. */
  constructor(container: HTMLElement, announce: (text: string) => void) {
    super(lossKind, container, announce);
  }
}
