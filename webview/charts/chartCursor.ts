import { cursorTarget } from './cursorKeys.ts';

/** Where a cursor may stand. */
export interface CursorPlaces {
  /** How many places there are; they count from 0. */
  count(): number;
  /** The place nearest to a place along the chart, in pixels from its left; `null` when there is none. */
  at(xPx: number): number | null;
}

/** A page is this part of all places. */
const pagesPerChart = 10;

/** The cursor of a chart: follows the pointer, and the keys while the chart has the focus. */
export class ChartCursor {
  readonly #element: SVGSVGElement;
  readonly #places: CursorPlaces;
  readonly #moved: (place: number | null, byKey: boolean) => void;
  readonly #listeners: AbortController;
  #place: number | null = null;

  /** Tells `moved` of every move, and whether a key made it. */
  constructor(element: SVGSVGElement, places: CursorPlaces, moved: (place: number | null, byKey: boolean) => void) {
    this.#element = element;
    this.#places = places;
    this.#moved = moved;
    this.#listeners = new element.ownerDocument.defaultView!.AbortController();
    const { signal } = this.#listeners;
    element.addEventListener('pointermove', (event) => this.#point(event), { signal });
    element.addEventListener('pointerdown', (event) => this.#point(event), { signal });
    element.addEventListener('pointerleave', () => this.#move(null, false), { signal });
    element.addEventListener('blur', () => this.#move(null, false), { signal });
    element.addEventListener('keydown', (event) => this.#press(event), { signal });
  }

  /** Where the cursor stands; `null` while it is hidden. */
  get place(): number | null {
    return this.#place !== null && this.#place < this.#places.count() ? this.#place : null;
  }

  dispose(): void {
    this.#listeners.abort();
  }

  #point(event: PointerEvent): void {
    this.#move(this.#places.at(event.clientX - this.#element.getBoundingClientRect().left), false);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Escape') {
      this.#move(null, false);
      return;
    }
    const last = this.#places.count() - 1;
    const page = Math.max(1, Math.round((last + 1) / pagesPerChart));
    const target = cursorTarget(event.key, this.place, { first: 0, last }, page);
    if (target === null || last < 0) {
      return;
    }
    event.preventDefault();
    this.#move(target, true);
  }

  #move(place: number | null, byKey: boolean): void {
    this.#place = place;
    this.#moved(place, byKey);
  }
}
