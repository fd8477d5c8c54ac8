import { NextFrame } from '../charts/nextFrame.ts';
import { wantsCalm } from './wantsCalm.ts';

/** With reduced motion a picture changes at most this often. */
const calmIntervalMs = 500;

/**
 * Draws at most once per animation frame, however often it is asked, and not while nobody sees the page. Where the person
 * wants less motion it draws only twice a second.
 */
export class FrameDrawing {
  readonly #document: Document;
  readonly #draw: () => void;
  readonly #frame: NextFrame;
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(window: Window, draw: () => void) {
    this.#document = window.document;
    this.#draw = draw;
    this.#frame = new NextFrame(window, (now) => this.#onFrame(now));
  }

  /** Draws in the next frame. */
  request(): void {
    this.#frame.request();
  }

  /** Forgets what was asked for and not drawn yet. */
  cancel(): void {
    this.#frame.cancel();
  }

  #onFrame(now: number): void {
    if (wantsCalm(this.#document) && now - this.#drawnAt < calmIntervalMs) {
      this.request();
      return;
    }
    this.#drawnAt = now;
    this.#draw();
  }
}
