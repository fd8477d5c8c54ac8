import { NextFrame } from './nextFrame.ts';

/** A frame has no further step once so much of it is spent, and none where others have spent it. */
const frameBudgetMs = 4;

/** Yielded after a step that has made or changed many elements: to style, lay out and paint them takes several times as long. */
export const fullFrame = 'fullFrame';

/** Work in steps, which ends a frame with `fullFrame`. */
export type FrameSteps = Generator<unknown, void, void>;

/** What a part of the page has asked for. */
interface PartWork {
  /** Under way, or to be begun. */
  steps: FrameSteps;
  hasBegun: boolean;
  /** What the part has asked for since; `null` when nothing. */
  next: FrameSteps | null;
}

/**
 * The work that the parts of a page have in frames, step by step, one part after another: the charts, the network, the tables.
 * Several that fall together do not hold the page up, since all of them share one budget.
 */
export class FrameWork {
  static readonly #ofWindows = new WeakMap<Window, FrameWork>();

  readonly #window: Window;
  readonly #frame: NextFrame;
  readonly #parts = new Map<object, PartWork>();
  /** Whether the last frame was left to others. */
  #hasWaited = false;

  /** That of a window; all of its parts share it. */
  static of(window: Window): FrameWork {
    const known = FrameWork.#ofWindows.get(window) ?? new FrameWork(window);
    FrameWork.#ofWindows.set(window, known);
    return known;
  }

  private constructor(window: Window) {
    this.#window = window;
    this.#frame = new NextFrame(window, (now) => this.#onFrame(now));
  }

  /**
   * Has work done from the next frame on. It takes the place of what the same part has asked for and waits; what is under way
   * is done to its end first, so that whoever asks in every frame gets something done, too.
   */
  request(part: object, steps: FrameSteps): void {
    const known = this.#parts.get(part);
    if (known === undefined) {
      this.#parts.set(part, { steps, hasBegun: false, next: null });
    } else if (known.hasBegun) {
      known.next = steps;
    } else {
      known.steps = steps;
    }
    this.#frame.request();
  }

  /** Has something drawn that needs no stops, in a frame of its own. */
  requestDrawing(part: object, draw: () => void): void {
    this.request(part, inOneStep(draw));
  }

  /** Forgets what a part has asked for, what is under way too. */
  cancel(part: object): void {
    this.#parts.delete(part);
  }

  /** Does at once all that was asked for, also while the page has no frames. */
  finish(): void {
    this.#frame.cancel();
    while (this.#parts.size > 0) {
      this.#doStep();
    }
  }

  #onFrame(now: number): void {
    try {
      // Others may have taken this frame; they do not take two in turn.
      this.#hasWaited = !this.#hasWaited && this.#window.performance.now() - now > frameBudgetMs;
      if (!this.#hasWaited) {
        this.#work();
      }
    } finally {
      if (this.#parts.size > 0) {
        this.#frame.request();
      }
    }
  }

  #work(): void {
    const { performance } = this.#window;
    const late = performance.now() + frameBudgetMs;
    while (this.#doStep() && performance.now() < late);
  }

  /** Answers whether the frame may have another. */
  #doStep(): boolean {
    const [first] = this.#parts;
    if (first === undefined) {
      return false;
    }
    const [part, work] = first;
    work.hasBegun = true;
    // What fails is not gone on with.
    let isDone = true;
    try {
      const step = work.steps.next();
      isDone = step.done === true;
      return step.value !== fullFrame;
    } finally {
      if (isDone) {
        this.#end(part, work);
      }
    }
  }

  /** What the part has asked for meanwhile waits until the others have had their turn. */
  #end(part: object, work: PartWork): void {
    if (this.#parts.get(part) === work) {
      this.#parts.delete(part);
      if (work.next !== null) {
        this.#parts.set(part, { steps: work.next, hasBegun: false, next: null });
      }
    }
  }
}

function* inOneStep(draw: () => void): FrameSteps {
  draw();
  yield fullFrame;
}
