import { cursorTarget } from './cursorKeys.ts';
import { hasFocus } from './hasFocus.ts';
import type { TimeFocus } from './timeFocus.ts';
import { type Grip, rangeHolding, stepAtPixel, wheelWish } from './timeNavigation.ts';
import { zoomByKey } from './zoomByKey.ts';

/** A pointer that moved less than this was not dragged. */
const dragPx = 4;
/** A key pans by this share of what is shown; a page is as much. */
const keyPan = 0.1;

/** What a picture over time does in the hands of a person: wheel, pinch, drag, pointer and keys move the focus. */
export class TimeGestures {
  readonly #element: SVGSVGElement | HTMLElement;
  readonly #focus: TimeFocus;
  readonly #chosen: (step: number) => void;
  readonly #listeners: AbortController;
  /** What each pointer that is down holds. */
  readonly #grips = new Map<number, Grip>();
  #downAtPx = 0;
  #isDragging = false;

  /**
   * The element takes the focus and its picture stands along `focus.axis`; `chosen` is called with the step that is clicked,
   * or at the cursor when Enter is pressed.
   */
  constructor(element: SVGSVGElement | HTMLElement, focus: TimeFocus, chosen: (step: number) => void) {
    this.#element = element;
    this.#focus = focus;
    this.#chosen = chosen;
    this.#listeners = new element.ownerDocument.defaultView!.AbortController();
    const { signal } = this.#listeners;
    const listen = <Kind extends keyof HTMLElementEventMap>(
      kind: Kind,
      listener: (event: HTMLElementEventMap[Kind]) => void,
    ) => element.addEventListener(kind, listener as EventListener, { signal, passive: false });
    listen('wheel', (event) => this.#turn(event));
    listen('pointerdown', (event) => this.#hold(event));
    listen('pointermove', (event) => this.#move(event));
    listen('pointerup', (event) => this.#letGo(event, true));
    listen('pointercancel', (event) => this.#letGo(event, false));
    listen('pointerleave', () => this.#isDragging || focus.moveCursor(null, 'pointer'));
    listen('dblclick', () => focus.showAll('pointer'));
    listen('keydown', (event) => this.#press(event));
  }

  dispose(): void {
    this.#listeners.abort();
  }

  #xOf(event: MouseEvent): number {
    return event.clientX - this.#element.getBoundingClientRect().left;
  }

  #stepAt(xPx: number): number | null {
    const { axis, range } = this.#focus;
    return axis === null ? null : stepAtPixel(range, axis, xPx);
  }

  #turn(event: WheelEvent): void {
    const focus = this.#focus;
    const step = this.#stepAt(this.#xOf(event));
    const wish = wheelWish(event, hasFocus(this.#element));
    if (wish === null || step === null) {
      return;
    }
    const { range, axis } = focus;
    if (wish.kind === 'zoom') {
      focus.zoom(wish.factor, step, 'pointer');
    } else {
      focus.pan((wish.pixels / axis!.width) * (range.last - range.first), 'pointer');
    }
    // What cannot be zoomed or moved further is the page's to scroll; a pinch never scales the page.
    if (focus.range !== range || event.ctrlKey) {
      event.preventDefault();
    }
  }

  #hold(event: PointerEvent): void {
    const xPx = this.#xOf(event);
    const step = this.#stepAt(xPx);
    if (step === null || event.button !== 0) {
      return;
    }
    this.#grips.set(event.pointerId, { step, xPx });
    if (this.#grips.size === 1) {
      this.#downAtPx = xPx;
      this.#isDragging = false;
      this.#focus.moveCursor(step, 'pointer');
    } else {
      this.#drag(event.pointerId);
    }
  }

  #move(event: PointerEvent): void {
    const xPx = this.#xOf(event);
    const grip = this.#grips.get(event.pointerId);
    if (grip === undefined) {
      this.#focus.moveCursor(this.#stepAt(xPx), 'pointer');
      return;
    }
    this.#grips.set(event.pointerId, { step: grip.step, xPx });
    if (!this.#isDragging && Math.abs(xPx - this.#downAtPx) >= dragPx) {
      this.#drag(event.pointerId);
    }
    const { axis, range } = this.#focus;
    if (this.#isDragging && axis !== null) {
      this.#focus.show(rangeHolding([...this.#grips.values()].slice(0, 2), range, axis), 'pointer');
    }
  }

  #drag(pointer: number): void {
    this.#isDragging = true;
    this.#element.classList.add('dragged');
    // The drag goes on outside the picture.
    this.#element.setPointerCapture(pointer);
  }

  #letGo(event: PointerEvent, isClick: boolean): void {
    const grip = this.#grips.get(event.pointerId);
    this.#grips.delete(event.pointerId);
    if (grip === undefined || this.#grips.size > 0) {
      return;
    }
    this.#element.classList.remove('dragged');
    if (isClick && !this.#isDragging) {
      this.#focus.moveCursor(grip.step, 'pointer');
      this.#focus.keepCursor();
      this.#chosen(this.#focus.cursor!);
    }
    this.#isDragging = false;
  }

  #press(event: KeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && this.#act(event.key, event.shiftKey)) {
      event.preventDefault();
    }
  }

  /** Does what a key stands for; answers whether it stands for anything. */
  #act(key: string, isShifted: boolean): boolean {
    const { bounds, range, cursor } = this.#focus;
    const shown = range.last - range.first;
    if (isShifted && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      this.#focus.pan((key === 'ArrowLeft' ? -keyPan : keyPan) * shown, 'key');
      return true;
    }
    const whole = { first: Math.ceil(range.first), last: Math.floor(range.last) };
    const target = cursorTarget(key, cursor, bounds, Math.max(1, Math.round(keyPan * shown)), whole);
    if (target !== null) {
      this.#focus.moveCursor(target, 'key');
      return true;
    }
    const middle =
      cursor !== null && cursor >= range.first && cursor <= range.last ? cursor : (range.first + range.last) / 2;
    if (zoomByKey(this.#focus, key, middle, 'key')) {
      return true;
    }
    switch (key) {
      case 'Escape':
        this.#focus.moveCursor(null, 'key');
        return true;
      case 'Enter':
        if (cursor !== null) {
          this.#chosen(cursor);
        }
        return cursor !== null;
      default:
        return false;
    }
  }
}
