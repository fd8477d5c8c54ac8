import type { Selection } from 'd3-selection';
import { translate } from '../../src/shared/l10n/translate.ts';
import { type ForecastData, rangeInWords } from './forecastData.ts';
import { NextFrame } from './nextFrame.ts';
import { draggedRange, holdAt, type OverviewHold, overviewLayout } from './overviewLayout.ts';
import { linePath } from './pathOf.ts';
import { select } from './select.ts';
import type { AxisFrame, StepRange, TimeFocus } from './timeFocus.ts';
import { stepAtPixel } from './timeNavigation.ts';
import { zoomByKey } from './zoomByKey.ts';

/** A pointer that moved less than this only clicked. */
const dragPx = 4;
/** An arrow key moves what is shown by this share of it, a page key by nearly all. */
const arrowShare = 0.1;
const pageShare = 0.9;

interface Drag {
  readonly hold: OverviewHold;
  readonly step: number;
  readonly xPx: number;
  readonly range: StepRange;
}

/**
 * All steps in a strip below the forecast chart, and which of them are shown: to be dragged, drawn anew or moved by keys.
 * It is a slider to those who do not see it.
 */
export class OverviewStrip {
  readonly #focus: TimeFocus;
  readonly #container: HTMLElement;
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #frame: NextFrame;
  readonly #unsubscribe: () => void;
  #data: ForecastData | null = null;
  /** What the lines were drawn from; they need not be drawn again for what is shown of them. */
  #drawn: { readonly data: ForecastData; readonly axis: AxisFrame } | null = null;
  #drag: Drag | null = null;
  #heightPx = 0;

  constructor(container: HTMLElement, focus: TimeFocus) {
    this.#focus = focus;
    this.#container = container;
    this.#svg = select(container)
      .append('svg')
      .attr('class', 'overview-strip')
      .attr('role', 'slider')
      .attr('aria-label', translate('Steps shown. Arrow keys move them, plus and minus zoom, 0 shows all.'))
      .attr('tabindex', 0);
    this.#svg.append('path').attr('class', 'series history');
    this.#svg.append('path').attr('class', 'series forecast');
    this.#svg.append('rect').attr('class', 'beyond');
    this.#svg.append('rect').attr('class', 'beyond');
    this.#svg.append('rect').attr('class', 'window');
    this.#svg.append('line').attr('class', 'handle');
    this.#svg.append('line').attr('class', 'handle');
    this.#frame = new NextFrame(container.ownerDocument.defaultView!, () => this.#draw());
    this.#unsubscribe = focus.subscribe(() => this.#frame.request());
    const element = this.#svg.node()!;
    element.addEventListener('pointerdown', (event) => this.#hold(event));
    element.addEventListener('pointermove', (event) => this.#move(event));
    element.addEventListener('pointerup', (event) => this.#letGo(event));
    element.addEventListener('pointercancel', () => this.#release());
    element.addEventListener('dblclick', () => focus.showAll('pointer'));
    element.addEventListener('keydown', (event) => this.#press(event));
  }

  update(data: ForecastData): void {
    this.#data = data;
    this.#frame.request();
  }

  /** Says how high the strip is. */
  resize(heightPx: number): void {
    this.#heightPx = heightPx;
    this.#drawn = null;
    this.#frame.request();
  }

  dispose(): void {
    this.#unsubscribe();
    this.#frame.cancel();
    this.#svg.remove();
  }

  #draw(): void {
    const { axis, bounds, range } = this.#focus;
    const data = this.#data;
    if (data === null || axis === null || this.#heightPx < 1) {
      return;
    }
    const height = this.#heightPx;
    if (this.#drawn?.data !== data || this.#drawn.axis !== axis) {
      this.#drawn = { data, axis };
      const { dense, crowded, history, forecast } = overviewLayout(data, bounds, axis, height);
      this.#svg.attr('width', '100%').attr('height', height);
      this.#svg.select('path.history').classed('dense', dense).classed('crowded', crowded).attr('d', linePath(history));
      this.#svg
        .select('path.forecast')
        .classed('dense', dense)
        .classed('crowded', crowded)
        .attr('d', linePath(forecast));
    }
    const [from, to] = this.#ends(axis);
    const right = axis.left + axis.width;
    this.#svg
      .selectAll('rect.beyond')
      .data([
        [axis.left, from],
        [to, right],
      ])
      .attr('x', ([start]) => start)
      .attr('width', ([start, end]) => Math.max(0, end - start))
      .attr('height', height);
    this.#svg
      .select('rect.window')
      .attr('x', from)
      .attr('y', 0.5)
      .attr('width', Math.max(1, to - from))
      .attr('height', height - 1);
    this.#svg
      .selectAll('line.handle')
      .data([from, to])
      .attr('x1', (x) => x)
      .attr('x2', (x) => x)
      .attr('y1', height / 2 - 5)
      .attr('y2', height / 2 + 5);
    this.#svg
      .attr('aria-valuemin', bounds.first)
      .attr('aria-valuemax', bounds.last)
      .attr('aria-valuenow', Math.round((range.first + range.last) / 2))
      .attr('aria-valuetext', rangeInWords(data, range));
  }

  /** Where what is shown begins and ends, in pixels. */
  #ends({ left, width }: AxisFrame): readonly [number, number] {
    const { bounds, range } = this.#focus;
    const pixelsPerStep = width / Math.max(1, bounds.last - bounds.first);
    return [left + (range.first - bounds.first) * pixelsPerStep, left + (range.last - bounds.first) * pixelsPerStep];
  }

  #xOf(event: MouseEvent): number {
    return event.clientX - this.#container.getBoundingClientRect().left;
  }

  #stepAt(xPx: number, axis: AxisFrame): number {
    return stepAtPixel(this.#focus.bounds, axis, xPx);
  }

  #hold(event: PointerEvent): void {
    const { axis, range, showsAll } = this.#focus;
    if (axis === null || event.button !== 0) {
      return;
    }
    const xPx = this.#xOf(event);
    const hold = holdAt(xPx, ...this.#ends(axis), showsAll);
    this.#drag = { hold, step: this.#stepAt(xPx, axis), xPx, range };
    this.#svg.node()!.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    const { axis, showsAll } = this.#focus;
    if (axis === null) {
      return;
    }
    const xPx = this.#xOf(event);
    const drag = this.#drag;
    if (drag === null) {
      this.#svg.attr('data-hold', holdAt(xPx, ...this.#ends(axis), showsAll));
    } else if (drag.hold !== 'brush' || Math.abs(xPx - drag.xPx) >= dragPx) {
      this.#focus.show(draggedRange(drag.hold, drag.range, drag.step, this.#stepAt(xPx, axis)), 'pointer');
    }
  }

  #letGo(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag?.hold === 'brush' && Math.abs(this.#xOf(event) - drag.xPx) < dragPx) {
      // A click beside what is shown brings that place to its middle.
      const { first, last } = this.#focus.range;
      this.#focus.pan(drag.step - (first + last) / 2, 'pointer');
    }
    this.#release();
  }

  #release(): void {
    this.#drag = null;
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { range, bounds } = this.#focus;
    const shown = range.last - range.first;
    const all = bounds.last - bounds.first;
    const shifts: Readonly<Record<string, number>> = {
      ArrowLeft: -arrowShare * shown,
      ArrowDown: -arrowShare * shown,
      ArrowRight: arrowShare * shown,
      ArrowUp: arrowShare * shown,
      PageUp: -pageShare * shown,
      PageDown: pageShare * shown,
      Home: -all,
      End: all,
    };
    const middle = (range.first + range.last) / 2;
    // A slider's value is read out by itself, which is why these are no moves by a key to those who announce them.
    if (event.key in shifts) {
      this.#focus.pan(shifts[event.key], 'pointer');
    } else if (!zoomByKey(this.#focus, event.key, middle, 'pointer')) {
      return;
    }
    event.preventDefault();
  }
}
