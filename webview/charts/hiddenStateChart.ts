import type { Selection } from 'd3-selection';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { runSteps, type Steps } from '../../src/shared/runSteps.ts';
import { drawCursor } from './drawCursor.ts';
import { drawDivider } from './drawDivider.ts';
import { FrameWork } from './frameWork.ts';
import { hasFocus } from './hasFocus.ts';
import { HeatCanvas } from './heatCanvas.ts';
import { type HiddenStateData, hiddenStateSummary, stateText, unitName } from './hiddenStateData.ts';
import { curvePoints, type HiddenStateLayout, hiddenStateLayout, rowAt, rowsWithNames } from './hiddenStateLayout.ts';
import { NextFrame } from './nextFrame.ts';
import { linePath } from './pathOf.ts';
import { ReadoutBox } from './readoutBox.ts';
import { select } from './select.ts';
import type { AxisFrame, FocusMover, StepRange, TimeFocus } from './timeFocus.ts';
import { TimeGestures } from './timeGestures.ts';

/** What the picture tells those who made it. */
export interface HiddenStateListener {
  /** Is told in words what a key moved the cursor to. */
  announce(text: string): void;
  /** A person opened a unit, or closed it where it is open: what is drawn may not be that far yet. */
  toggle(unit: number): void;
  /** A person closed the unit that is open, if any. */
  close(): void;
  /** The picture was drawn: whether it shows every step there is in its range. */
  drawn(isThinned: boolean): void;
}

const keysInWords = translate(
  'Up and down choose a unit, with Shift the tenth from there, Enter opens it, left and right move through time; plus and minus zoom, 0 shows all.',
);

/** With Shift, up and down go over so many units. */
const shiftedUnits = 10;

/** The hidden state as rows of colour, one a unit, under the forecast chart's axis of time and with its cursor. */
export class HiddenStateChart {
  readonly #container: HTMLElement;
  readonly #focus: TimeFocus;
  readonly #listener: HiddenStateListener;
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #heat: HeatCanvas;
  readonly #readout: ReadoutBox;
  readonly #gestures: TimeGestures;
  readonly #frame: NextFrame;
  readonly #unsubscribe: () => void;
  readonly #themed: MutationObserver;
  #data: HiddenStateData | null = null;
  #layout: HiddenStateLayout | null = null;
  #width = 0;
  /** Which unit keys and pointer speak of. */
  #active: number | null = null;
  /** Which one that is again once the pointer has left: what keys have come to. */
  #keyed: number | null = null;
  /** What the colours were drawn from, so that a cursor that moves does not have them drawn again. */
  #painted: Painted | null = null;
  /** What colours are being found for, where that takes long. */
  #sought: Painted | null = null;
  readonly #work: FrameWork;

  constructor(container: HTMLElement, focus: TimeFocus, listener: HiddenStateListener) {
    this.#container = container;
    this.#focus = focus;
    this.#listener = listener;
    const view = container.ownerDocument.defaultView!;
    this.#heat = new HeatCanvas(container);
    this.#svg = select(container)
      .append('svg')
      .attr('class', 'chart over-time')
      .attr('data-chart', 'hidden-state')
      .attr('role', 'application')
      .attr('aria-roledescription', translate('heat map'))
      .attr('tabindex', 0);
    this.#svg.append('g').attr('class', 'rows');
    this.#svg.append('g').attr('class', 'unit-curve');
    this.#svg.append('line').attr('class', 'divider');
    this.#svg.append('rect').attr('class', 'active-unit');
    this.#svg.append('g').attr('class', 'cursor');
    this.#svg.append('g').attr('class', 'empty-note');
    this.#readout = new ReadoutBox(container);
    this.#frame = new NextFrame(view, () => this.#draw());
    this.#work = FrameWork.of(view);
    const element = this.#svg.node()!;
    this.#gestures = new TimeGestures(element, focus, () => this.#choose());
    element.addEventListener('pointermove', (event) => this.#point(event));
    element.addEventListener('pointerleave', () => this.#activate(this.#keyed));
    element.addEventListener('keydown', (event) => this.#press(event));
    element.addEventListener('focus', () => this.#goTo(this.#active ?? this.#data?.order[0] ?? null));
    element.addEventListener('blur', () => this.#goTo(null));
    this.#unsubscribe = focus.subscribe((mover) => this.#follow(mover));
    // Colours on a canvas do not follow the theme by themselves.
    this.#themed = new view.MutationObserver(() => {
      this.#painted = null;
      this.#frame.request();
    });
    this.#themed.observe(container.ownerDocument.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
    this.#themed.observe(container.ownerDocument.documentElement, { attributeFilter: ['style'] });
  }

  update(data: HiddenStateData): void {
    this.#data = data;
    this.#draw();
  }

  /** The height follows from the rows. */
  resize(width: number): void {
    if (width !== this.#width) {
      this.#width = width;
      this.#draw();
    }
  }

  dispose(): void {
    this.#unsubscribe();
    this.#themed.disconnect();
    this.#frame.cancel();
    this.#work.cancel(this);
    this.#gestures.dispose();
    this.#readout.dispose();
    this.#heat.dispose();
    this.#svg.remove();
  }

  #follow(mover: FocusMover): void {
    this.#frame.request();
    if (mover === 'key' && this.#isInUse()) {
      this.#announce();
    }
  }

  #isInUse(): boolean {
    return hasFocus(this.#svg.node()!);
  }

  #announce(): void {
    const { cursor } = this.#focus;
    if (this.#data !== null && this.#active !== null && cursor !== null) {
      this.#listener.announce(
        translate(
          '{0}, step {1}: {2}',
          unitName(this.#active),
          formatNumber(cursor),
          stateText(this.#valueAt(this.#data, cursor, this.#active)),
        ),
      );
    }
  }

  #valueAt({ valuesAt }: HiddenStateData, step: number, unit: number): number {
    return runSteps(valuesAt([step]))[unit];
  }

  #point(event: PointerEvent): void {
    const row =
      this.#layout === null ? null : rowAt(this.#layout, event.clientY - this.#svg.node()!.getBoundingClientRect().top);
    this.#activate(row?.unit ?? null);
  }

  #activate(unit: number | null): void {
    if (unit !== this.#active) {
      this.#active = unit;
      this.#frame.request();
    }
  }

  #goTo(unit: number | null): void {
    this.#keyed = unit;
    this.#activate(unit);
  }

  #choose(): void {
    if (this.#active !== null) {
      this.#listener.toggle(this.#active);
    }
  }

  #press(event: KeyboardEvent): void {
    if (this.#data === null || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { order } = this.#data;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const place = this.#active === null ? -1 : order.indexOf(this.#active);
      const far = event.shiftKey ? shiftedUnits : 1;
      const next = place + (event.key === 'ArrowUp' ? -far : far);
      this.#goTo(order[Math.max(0, Math.min(order.length - 1, next))]);
      if (this.#focus.cursor === null) {
        this.#focus.moveCursor(this.#data.lastKnown, 'key');
      } else {
        this.#announce();
      }
    } else if (event.key === ' ' || (event.key === 'Enter' && this.#focus.cursor === null)) {
      event.preventDefault();
      this.#choose();
    } else if (event.key === 'Escape') {
      this.#listener.close();
    }
  }

  #draw(): void {
    this.#frame.cancel();
    const { axis, range } = this.#focus;
    if (this.#data === null || axis === null || this.#width < 1) {
      return;
    }
    const wanted = { data: this.#data, range, axis, width: this.#width };
    if (isPainted(this.#painted, wanted) && this.#layout !== null) {
      this.#drawRows(this.#layout, wanted.data);
      this.#drawCursor(this.#layout, wanted.data);
      return;
    }
    if (isPainted(this.#sought, wanted)) {
      return;
    }
    const layout = hiddenStateLayout(wanted.data, range, axis, this.#width);
    const values = wanted.data.valuesAt(layout.steps);
    const first = values.next();
    if (first.done === true) {
      this.#sought = null;
      this.#work.cancel(this);
      this.#paint(wanted, layout, first.value);
    } else {
      this.#sought = wanted;
      this.#work.request(this, this.#paintInSteps(wanted, layout, values));
    }
  }

  *#paintInSteps(wanted: Painted, layout: HiddenStateLayout, values: Steps<Float64Array>): Steps<void> {
    const found = yield* values;
    if (this.#sought === wanted) {
      this.#sought = null;
    }
    this.#paint(wanted, layout, found);
  }

  /** Draws all of the picture; what it is drawn from may be looked at elsewhere by now, and is drawn anew then. */
  #paint(wanted: Painted, layout: HiddenStateLayout, values: Float64Array): void {
    const { data } = wanted;
    this.#layout = layout;
    this.#painted = wanted;
    this.#container.style.height = `${layout.height}px`;
    this.#svg
      .attr('width', layout.width)
      .attr('height', layout.height)
      .attr('aria-label', `${hiddenStateSummary(data)} ${keysInWords}`);
    this.#heat.draw(layout, values);
    this.#drawRows(layout, data);
    this.#drawCurve(layout, data, values);
    this.#drawCursor(layout, data);
    this.#listener.drawn(layout.isThinned);
  }

  #drawRows({ rows, plot, dividerX, note }: HiddenStateLayout, { selected }: HiddenStateData): void {
    this.#svg
      .select('g.rows')
      .selectAll('text')
      .data(rowsWithNames(rows, [this.#active, selected]))
      .join('text')
      .attr('class', 'tick value-tick')
      .classed('selected', ({ unit }) => unit === selected)
      .attr('x', plot.left - 8)
      .attr('y', ({ top, height }) => top + height / 2)
      .attr('dy', '0.35em')
      .text(({ unit }) => formatNumber(unit + 1));
    const active = rows.find(({ unit }) => unit === this.#active);
    this.#svg
      .select('rect.active-unit')
      .classed('hidden', active === undefined)
      .attr('x', plot.left - 0.5)
      .attr('y', (active?.top ?? 0) - 1)
      .attr('width', plot.width + 1)
      .attr('height', (active?.height ?? 0) + 1);
    this.#svg
      .select('g.empty-note')
      .selectAll('text')
      .data(note)
      .join('text')
      .attr('x', ({ x }) => x)
      .attr('y', ({ y }) => y)
      .attr('dy', '0.35em')
      .text(({ text }) => text);
    drawDivider(this.#svg, dividerX, plot);
  }

  #drawCurve(layout: HiddenStateLayout, { units, selected }: HiddenStateData, values: Float64Array): void {
    const { curve, steps, limit } = layout;
    const group = this.#svg.select('g.unit-curve');
    const levels =
      curve === null ? [] : [-limit, 0, limit].map((level) => ({ level, at: curve.y(level), ...curve.plot }));
    group
      .selectAll('line')
      .data(levels)
      .join('line')
      .attr('class', 'grid')
      .attr('x1', ({ left }) => left)
      .attr('x2', ({ left, width }) => left + width)
      .attr('y1', ({ at }) => at)
      .attr('y2', ({ at }) => at);
    group
      .selectAll('text')
      .data(levels)
      .join('text')
      .attr('class', 'tick value-tick')
      .attr('x', ({ left }) => left - 8)
      .attr('y', ({ at }) => at)
      .attr('dy', '0.35em')
      .text(({ level }) => formatNumber(level));
    const ofUnit = Float64Array.from(steps, (_, i) => values[i * units + (selected ?? 0)]);
    group
      .selectAll('path')
      .data(curve === null ? [] : [linePath(curvePoints(layout, ofUnit, curve.y))])
      .join('path')
      .attr('class', 'series unit')
      .attr('d', (path) => path);
  }

  #drawCursor({ plot, x, rows, curve }: HiddenStateLayout, data: HiddenStateData): void {
    const { shownCursor: cursor, isPointed } = this.#focus;
    const group = this.#svg.select<SVGGElement>('g.cursor');
    if (cursor === null) {
      drawCursor(group, null);
      this.#readout.hide();
      return;
    }
    const marks =
      curve === null || data.selected === null
        ? []
        : [{ series: 'unit', y: curve.y(this.#valueAt(data, cursor, data.selected)) }];
    drawCursor(group, { x: x(cursor), plot, marks });
    const active = rows.find(({ unit }) => unit === this.#active);
    if (active !== undefined && (isPointed || this.#isInUse())) {
      const value = this.#valueAt(data, cursor, active.unit);
      const line = {
        series: 'unit',
        label: translate('step {0}', formatNumber(cursor)),
        value,
        text: stateText(value),
      };
      this.#readout.show({ title: unitName(active.unit), lines: [line] }, x(cursor), {
        ...plot,
        top: Math.max(0, Math.min(active.top + active.height, plot.top + plot.height - 56)),
      });
    } else {
      this.#readout.hide();
    }
  }
}

/** All that the colours depend on beside the theme. */
interface Painted {
  readonly data: HiddenStateData;
  readonly range: StepRange;
  readonly axis: AxisFrame;
  readonly width: number;
}

function isPainted(before: Painted | null, now: Painted): boolean {
  return (
    before !== null &&
    before.data === now.data &&
    before.range === now.range &&
    before.axis === now.axis &&
    before.width === now.width
  );
}
