import type { Selection } from 'd3-selection';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { drawAxes } from './drawAxes.ts';
import { drawCursor } from './drawCursor.ts';
import { addForecast, drawForecast } from './drawForecast.ts';
import { type ForecastData, forecastReadout, forecastSummary, rangeInWords } from './forecastData.ts';
import { type ForecastLayout, forecastLayout } from './forecastLayout.ts';
import { hasFocus } from './hasFocus.ts';
import { NextFrame } from './nextFrame.ts';
import { type Readout, readoutSentence } from './readout.ts';
import { ReadoutBox } from './readoutBox.ts';
import { select } from './select.ts';
import type { FocusMover, TimeFocus } from './timeFocus.ts';
import { TimeGestures } from './timeGestures.ts';

/** What the chart tells those who made it. */
export interface ForecastChartListener {
  /** Is told in words what a key moved the cursor to, or had shown. */
  announce(text: string): void;
  /** A person chose a step, by a click or Enter. */
  chosen(step: number): void;
}

const keysInWords = translate(
  'The arrow keys read its values, plus and minus zoom, Shift with an arrow key pans, 0 shows all, Enter finds the value in the editor.',
);

/** The numbers, the one-step answers to them, and what comes next: as much of it as the focus shows. */
export class ForecastChart {
  readonly #focus: TimeFocus;
  readonly #listener: ForecastChartListener;
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #readout: ReadoutBox;
  readonly #gestures: TimeGestures;
  readonly #frame: NextFrame;
  readonly #unsubscribe: () => void;
  #data: ForecastData | null = null;
  #width = 0;
  #height = 0;
  /** The plot only ever moves to the right while the same numbers are shown. */
  #left = 0;
  #cursor: number | null = null;
  /** The line of the source in which the value of a step stands. */
  #place: { readonly step: number; readonly line: number } | null = null;
  /** The step whose values were said last, as long as the cursor stays there. */
  #said: number | null = null;

  /** Draws into `container` what `focus` shows of the data, of which it is told by whoever has them. */
  constructor(container: HTMLElement, focus: TimeFocus, listener: ForecastChartListener) {
    this.#focus = focus;
    this.#listener = listener;
    this.#svg = select(container)
      .append('svg')
      .attr('class', 'chart over-time')
      .attr('data-chart', 'forecast')
      .attr('role', 'application')
      .attr('aria-roledescription', translate('chart'))
      .attr('tabindex', 0);
    this.#svg.append('rect').attr('class', 'future');
    this.#svg.append('g').attr('class', 'axes');
    addForecast(this.#svg);
    this.#svg.append('g').attr('class', 'cursor');
    this.#readout = new ReadoutBox(container);
    const element = this.#svg.node()!;
    this.#frame = new NextFrame(container.ownerDocument.defaultView!, () => this.#draw());
    this.#gestures = new TimeGestures(element, focus, (step) => listener.chosen(step));
    this.#unsubscribe = focus.subscribe((mover) => this.#follow(mover));
    element.addEventListener('focus', () => this.#frame.request());
    element.addEventListener('blur', () => this.#frame.request());
  }

  /** Takes other data; `focus` must know them already. */
  update(data: ForecastData): void {
    if (data.history !== this.#data?.history) {
      this.#left = 0;
      this.#place = null;
    }
    this.#data = data;
    this.#draw();
  }

  /** Says in which line of its source the value of a step stands; while the cursor is there that is told with its values. */
  showPlace(step: number, line: number): void {
    this.#place = { step, line };
    this.#frame.request();
    if (this.#said === step) {
      this.#say(step);
    }
  }

  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
    this.#left = 0;
    this.#draw();
  }

  dispose(): void {
    this.#unsubscribe();
    this.#frame.cancel();
    this.#gestures.dispose();
    this.#readout.dispose();
    this.#svg.remove();
  }

  /** The focus has changed: it is drawn in the next frame, and what a key did is said at once. */
  #follow(mover: FocusMover): void {
    const { cursor, range } = this.#focus;
    const hasMoved = cursor !== this.#cursor;
    this.#cursor = cursor;
    if (hasMoved) {
      this.#said = null;
    }
    this.#frame.request();
    if (mover !== 'key' || this.#data === null) {
      return;
    }
    if (!hasMoved) {
      this.#listener.announce(translate('Shows {0}.', rangeInWords(this.#data, range)));
    } else if (cursor !== null) {
      this.#said = cursor;
      this.#say(cursor);
    }
  }

  #say(step: number): void {
    if (this.#data !== null) {
      this.#listener.announce(readoutSentence(this.#withPlace(forecastReadout(this.#data, step), step)));
    }
  }

  #draw(): void {
    this.#frame.cancel();
    if (this.#data === null || this.#width < 1 || this.#height < 1) {
      return;
    }
    const { range } = this.#focus;
    const layout = forecastLayout(this.#data, range, this.#width, this.#height, this.#left);
    const { plot } = layout;
    this.#left = plot.left;
    this.#svg
      .attr('width', layout.width)
      .attr('height', layout.height)
      .attr('aria-label', `${forecastSummary(this.#data)} ${keysInWords}`);
    drawAxes(this.#svg.select<SVGGElement>('g.axes'), plot, layout.xTicks, layout.yTicks, layout.xName);
    drawForecast(this.#svg, layout);
    this.#drawCursor(this.#data, layout);
    this.#focus.placeAxis({ left: plot.left, width: plot.width });
  }

  #drawCursor(data: ForecastData, { plot, x, y }: ForecastLayout): void {
    const { shownCursor: cursor, isPointed } = this.#focus;
    const group = this.#svg.select<SVGGElement>('g.cursor');
    if (cursor === null || cursor > data.steps) {
      drawCursor(group, null);
      this.#readout.hide();
      return;
    }
    const readout = forecastReadout(data, cursor);
    const marks = readout.lines.flatMap(({ series, value }) => (value === null ? [] : [{ series, y: y(value) }]));
    drawCursor(group, { x: x(cursor), plot, marks });
    // Where the cursor only rests, the box would cover what stands there.
    if (isPointed || this.#isInUse()) {
      this.#readout.show(this.#withPlace(readout, cursor), x(cursor), plot);
    } else {
      this.#readout.hide();
    }
  }

  #withPlace(readout: Readout, step: number): Readout {
    if (this.#place?.step !== step) {
      return readout;
    }
    const line = { series: 'place', label: translate('line'), value: null, text: formatNumber(this.#place.line) };
    return { ...readout, lines: [...readout.lines, line] };
  }

  #isInUse(): boolean {
    return hasFocus(this.#svg.node()!);
  }
}
