import { PageFrames } from './pageFrames.ts';

/** Draws once in the next frame, however often it is asked; a page that nobody sees has none until it is seen. */
export class NextFrame {
  readonly #window: Window;
  readonly #frames: PageFrames;
  readonly #draw: FrameRequestCallback;

  /** `draw` is told the time of its frame, in milliseconds, and may ask for another. */
  constructor(window: Window, draw: (now: number) => void) {
    this.#window = window;
    this.#frames = PageFrames.of(window);
    // Its own, whatever else is drawn by the same function.
    this.#draw = (now) => draw(now);
  }

  request(): void {
    this.#frames.request(this.#draw);
  }

  /** Draws at once where that is seen, else as soon as it is. */
  now(): void {
    if (this.#frames.isSeen) {
      this.cancel();
      this.#draw(this.#window.performance.now());
    } else {
      this.request();
    }
  }

  /** Forgets what was asked for and not drawn yet. */
  cancel(): void {
    this.#frames.cancel(this.#draw);
  }
}
