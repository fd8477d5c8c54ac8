import type { Steps } from '../../src/shared/runSteps.ts';
import { NextFrame } from './nextFrame.ts';
import { workInFrame } from './workInFrame.ts';

/**
 * Does work step by step, as many steps in a frame as are quick, so that the page answers in between. Work that is asked for
 * while other work is under way waits for its end, and takes the place of what waits already.
 */
export class FrameSequence {
  readonly #window: Window;
  readonly #frame: NextFrame;
  #work: Steps<void> | null = null;
  #waiting: Steps<void> | null = null;

  constructor(window: Window) {
    this.#window = window;
    this.#frame = new NextFrame(window, () => this.#onFrame());
  }

  /** The work begins in the frame after the next, which others may need more. */
  request(work: Steps<void>): void {
    this.#waiting = work;
    this.#frame.request();
  }

  /** Forgets what has not been done yet. */
  cancel(): void {
    this.#work = null;
    this.#waiting = null;
    this.#frame.cancel();
  }

  #onFrame(): void {
    workInFrame(this.#window, () => {
      if (this.#work?.next().done === true) {
        this.#work = null;
      }
      return this.#work !== null;
    });
    if (this.#work !== null) {
      this.#frame.request();
    } else if (this.#waiting !== null) {
      this.#work = this.#waiting;
      this.#waiting = null;
      this.#frame.request();
    }
  }
}
