import { NextFrame } from './nextFrame.ts';
import { workInFrame } from './workInFrame.ts';

/**
 * Does pieces of work one after another, as many in a frame as are quick, so that the page answers in between. Work that is
 * asked for while other work is under way waits for its end, and takes the place of what waits already.
 */
export class FrameSequence {
  readonly #window: Window;
  readonly #frame: NextFrame;
  #pieces: readonly (() => void)[] = [];
  #waiting: readonly (() => void)[] | null = null;

  constructor(window: Window) {
    this.#window = window;
    this.#frame = new NextFrame(window, () => this.#onFrame());
  }

  /** The first of the pieces is done in the frame after the next, which others may need more. */
  request(pieces: readonly (() => void)[]): void {
    this.#waiting = pieces;
    this.#frame.request();
  }

  /** Forgets what has not been done yet. */
  cancel(): void {
    this.#pieces = [];
    this.#waiting = null;
    this.#frame.cancel();
  }

  #onFrame(): void {
    workInFrame(this.#window, () => {
      const [piece, ...others] = this.#pieces;
      this.#pieces = others;
      piece?.();
      return this.#pieces.length > 0;
    });
    if (this.#pieces.length > 0) {
      this.#frame.request();
    } else if (this.#waiting !== null) {
      this.#pieces = this.#waiting;
      this.#waiting = null;
      this.#frame.request();
    }
  }
}
