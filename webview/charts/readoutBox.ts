import type { Selection } from 'd3-selection';
import { linePath, ringPath } from './pathOf.ts';
import type { PlotArea } from './plotArea.ts';
import type { Readout, ReadoutLine } from './readout.ts';
import { select } from './select.ts';

const gapPx = 12;
/** In a chart narrower than this the box would cover half of the plot, and stands under the chart. */
const narrowPx = 420;
const signWidthPx = 20;
const signHeightPx = 10;
const ringRadiusPx = 3.5;

/** The small box beside a chart's cursor. The chart's label and the page's announcements carry the same for those who do not see it. */
export class ReadoutBox {
  readonly #box: HTMLDivElement;

  constructor(container: HTMLElement) {
    this.#box = container.ownerDocument.createElement('div');
    this.#box.className = 'readout';
    this.#box.hidden = true;
    this.#box.setAttribute('aria-hidden', 'true');
    container.append(this.#box);
  }

  /** Shows a readout at the side of the cursor that has more room, or under a narrow chart. */
  show(readout: Readout, xPx: number, plot: PlotArea): void {
    const box = select(this.#box);
    box
      .selectAll('div.readout-title')
      .data([readout.title])
      .join('div')
      .attr('class', 'readout-title')
      .text((title) => title);
    const rows = box
      .selectAll<HTMLDivElement, ReadoutLine>('div.readout-line')
      .data(readout.lines)
      .join((enter) => {
        const row = enter.append('div');
        row.append('svg').attr('class', 'readout-sign').attr('width', signWidthPx).attr('height', signHeightPx);
        row.append('span').attr('class', 'readout-label');
        row.append('span').attr('class', 'readout-value');
        return row;
      })
      .attr('class', ({ series }) => `readout-line ${series}`);
    drawSigns(rows, readout.lines);
    rows.select('.readout-label').text(({ label }) => label);
    rows.select('.readout-value').text(({ text }) => text);
    this.#box.hidden = false;
    const isUnder = plot.left + plot.width < narrowPx;
    this.#box.classList.toggle('under', isUnder);
    const { style } = this.#box;
    // Nothing is measured: that would lay out at once all that has changed on the page.
    const isRight = xPx < plot.left + plot.width / 2;
    style.left = isUnder ? '0' : isRight ? `${Math.round(xPx + gapPx)}px` : 'auto';
    style.right = isUnder ? '0' : isRight ? 'auto' : `calc(100% - ${Math.round(xPx - gapPx)}px)`;
    style.top = isUnder ? '100%' : `${Math.round(plot.top + 8)}px`;
  }

  hide(): void {
    this.#box.hidden = true;
  }

  dispose(): void {
    this.#box.remove();
  }
}

/** Before each value what it is read from, drawn as in the chart: its classes are those there. */
function drawSigns(
  rows: Selection<HTMLDivElement, ReadoutLine, HTMLDivElement, unknown>,
  lines: readonly ReadoutLine[],
): void {
  rows
    .select('svg.readout-sign')
    .selectAll<SVGPathElement, Sign>('path')
    .data((line) => signsOf(line, lines))
    .join('path')
    .attr('class', ({ classes }) => classes)
    .attr('d', ({ path }) => path);
}

interface Sign {
  readonly classes: string;
  readonly path: string;
}

function signsOf({ series }: ReadoutLine, lines: readonly ReadoutLine[]): Sign[] {
  const middle = [signWidthPx / 2, signHeightPx / 2] as const;
  if (isInterval(series)) {
    // In the chart the wider intervals lie behind the narrower ones, which therefore are stronger.
    const intervals = lines.filter((line) => isInterval(line.series));
    const layers = intervals.length - intervals.findIndex((line) => line.series === series);
    return new Array<Sign>(layers).fill({
      classes: 'band',
      path: `M0,0h${signWidthPx}v${signHeightPx}h${-signWidthPx}z`,
    });
  }
  switch (series) {
    case 'place':
    case 'remark':
      return [];
    case 'history':
      return [{ classes: 'mark history whole', path: ringPath(middle, 2) }];
    // What is no line in the chart has the cursor's ring alone.
    case 'members':
      return [{ classes: 'mark members', path: ringPath(middle, ringRadiusPx) }];
    default:
      return [
        {
          classes: `series ${series}`,
          path: linePath([
            [0, middle[1]],
            [signWidthPx, middle[1]],
          ]),
        },
      ];
  }
}

function isInterval(series: string): boolean {
  return series.startsWith('interval-');
}
