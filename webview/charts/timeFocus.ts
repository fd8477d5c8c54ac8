/** A stretch of steps, both ends shown; ends need not be whole numbers. */
export interface StepRange {
  readonly first: number;
  readonly last: number;
}

/** Who moved the cursor: what a key moves it to is announced, what plays is not. */
export type FocusMover = 'pointer' | 'key' | 'play' | 'data';

/** Where the axis of time stands, in pixels from the left of the forecast chart's box: pictures below it align with it. */
export interface AxisFrame {
  readonly left: number;
  readonly width: number;
}

/** No fewer steps than these are shown, where there are so many. */
const fewestSteps = 8;

/**
 * Where a person looks: which steps all pictures over time show, and at which one their cursors stand. Steps count from 1,
 * as in the forecast chart's data.
 */
export class TimeFocus {
  readonly #listeners = new Set<(mover: FocusMover) => void>();
  #bounds: StepRange = { first: 1, last: 1 };
  #range: StepRange = { first: 1, last: 1 };
  #opening: StepRange = { first: 1, last: 1 };
  #cursor: number | null = null;
  /** Where the cursor goes back to when the pointer leaves. */
  #kept: number | null = null;
  #isPointed = false;
  #axis: AxisFrame | null = null;

  /** The steps there are. */
  get bounds(): StepRange {
    return this.#bounds;
  }

  /** The steps shown, within the bounds. */
  get range(): StepRange {
    return this.#range;
  }

  /** The step that all pictures speak of; `null` while no cursor stands anywhere. */
  get cursor(): number | null {
    return this.#cursor;
  }

  /** The cursor where it stands among the steps shown; else `null`. */
  get shownCursor(): number | null {
    const { first, last } = this.#range;
    return this.#cursor === null || this.#cursor < first - 0.5 || this.#cursor > last + 0.5 ? null : this.#cursor;
  }

  /** Whether all steps there are are shown. */
  get showsAll(): boolean {
    return this.#range.first === this.#bounds.first && this.#range.last === this.#bounds.last;
  }

  /** Where the cursor stands when no pointer moves it; `null` for nowhere. */
  get keptCursor(): number | null {
    return this.#kept;
  }

  /** Whether the cursor follows a pointer now. */
  get isPointed(): boolean {
    return this.#isPointed;
  }

  /** Where the axis of time stands; `null` until the forecast chart is drawn. The first and last step shown stand at its ends. */
  get axis(): AxisFrame | null {
    return this.#axis;
  }

  /** Calls `listener` after every change until the answer is called. */
  subscribe(listener: (mover: FocusMover) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes other data: the steps there are, and those shown at first. A cursor beyond them goes. */
  reset(bounds: StepRange, shown: StepRange): void {
    this.#bounds = bounds;
    this.#range = within(shown, bounds);
    this.#opening = this.#range;
    const beyond = (step: number | null) => step !== null && (step < bounds.first || step > bounds.last);
    this.#cursor = beyond(this.#cursor) ? null : this.#cursor;
    this.#kept = beyond(this.#kept) ? null : this.#kept;
    this.#tell('data');
  }

  /** The forecast chart says where its axis of time stands. */
  placeAxis(axis: AxisFrame): void {
    if (axis.left !== this.#axis?.left || axis.width !== this.#axis.width) {
      this.#axis = axis;
      this.#tell('data');
    }
  }

  /** Shows a stretch; what lies beyond the bounds is moved inside, what is too short widened. */
  show(range: StepRange, mover: FocusMover): void {
    const next = within(range, this.#bounds);
    if (next.first !== this.#range.first || next.last !== this.#range.last) {
      this.#range = next;
      this.#tell(mover);
    }
  }

  /** Shows all there is, or, where that is shown, what was shown at first. */
  showAll(mover: FocusMover): void {
    this.show(this.showsAll ? this.#opening : this.#bounds, mover);
  }

  /** Shows `factor` times as many steps; `step` stays where it is in the picture. */
  zoom(factor: number, step: number, mover: FocusMover): void {
    const { first, last } = this.#range;
    this.show({ first: step - (step - first) * factor, last: step + (last - step) * factor }, mover);
  }

  /** Shows what lies so many steps later. */
  pan(steps: number, mover: FocusMover): void {
    const { first, last } = this.#range;
    this.show({ first: first + steps, last: last + steps }, mover);
  }

  /**
   * Moves the cursor to a step, which is brought into the picture. Where the pointer moves it, it goes back with `null` to
   * where it was kept: where a key or play moved it last, or `keepCursor` left it.
   */
  moveCursor(step: number | null, mover: FocusMover): void {
    const { first: least, last: most } = this.#bounds;
    const wasPointed = this.#isPointed;
    this.#isPointed = mover === 'pointer' && step !== null;
    const wanted = step === null && mover === 'pointer' ? this.#kept : step;
    const next = wanted === null ? null : Math.max(least, Math.min(most, Math.round(wanted)));
    if (mover !== 'pointer') {
      this.#kept = next;
    }
    const { first, last } = this.#range;
    // What the pointer leaves behind does not take the picture along.
    const hidden = next === null || step === null ? 0 : Math.min(0, next - first) + Math.max(0, next - last);
    if (next === this.#cursor && hidden === 0 && wasPointed === this.#isPointed) {
      return;
    }
    this.#cursor = next;
    if (hidden !== 0) {
      this.#range = within({ first: first + hidden, last: last + hidden }, this.#bounds);
    }
    this.#tell(mover);
  }

  /** Has the cursor stay where it stands when the pointer leaves. */
  keepCursor(): void {
    this.#kept = this.#cursor;
  }

  #tell(mover: FocusMover): void {
    for (const listener of this.#listeners) {
      listener(mover);
    }
  }
}

/** The stretch moved into the bounds; cut to them where it is longer, widened about its middle where it is too short. */
function within({ first, last }: StepRange, bounds: StepRange): StepRange {
  const most = bounds.last - bounds.first;
  const width = Math.min(most, Math.max(Math.min(most, fewestSteps - 1), last - first));
  const start = (first + last - width) / 2;
  const from = Math.max(bounds.first, Math.min(bounds.last - width, start));
  return { first: from, last: from + width };
}
