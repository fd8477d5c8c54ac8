import type { Steps } from '../../src/shared/runSteps.ts';
import { NextFrame } from '../charts/nextFrame.ts';
import { workInFrame } from '../charts/workInFrame.ts';

/**
 * Long pieces of work that the parts of a page have, done step by step in frames, one piece after another: several that fall
 * together do not hold the page up.
 */
export class PageSteps {
  static readonly #ofWindows = new WeakMap<Window, PageSteps>();

  readonly #window: Window;
  readonly #frame: NextFrame;
  readonly #work = new Map<object, Steps<void>>();

  /** That of a window; all of its parts share it. */
  static of(window: Window): PageSteps {
    const known = PageSteps.#ofWindows.get(window) ?? new PageSteps(window);
    PageSteps.#ofWindows.set(window, known);
    return known;
  }

  private constructor(window: Window) {
    this.#window = window;
    this.#frame = new NextFrame(window, () => this.#onFrame());
  }

  /** Has work done from the next frame on, in the place of what the same part has asked for before. */
  request(part: object, work: Steps<void>): void {
    this.#work.delete(part);
    this.#work.set(part, work);
    this.#frame.request();
  }

  /** Forgets what a part has asked for. */
  cancel(part: object): void {
    this.#work.delete(part);
  }

  #onFrame(): void {
    workInFrame(this.#window, () => {
      const [first] = this.#work;
      if (first !== undefined && first[1].next().done === true) {
        this.#work.delete(first[0]);
      }
      return this.#work.size > 0;
    });
    if (this.#work.size > 0) {
      this.#frame.request();
    }
  }
}
