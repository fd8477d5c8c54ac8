/** Draws once in the next frame, however often it is asked; a page that is hidden has no frames. */
export class NextFrame {
  readonly #window: Window;
  readonly #draw: (now: number) => void;
  #frame: number | null = null;

  /** `draw` is told the time of its frame, in milliseconds, and may ask for another. */
  constructor(window: Window, draw: (now: number) => void) {
    this.#window = window;
    this.#draw = draw;
  }

  request(): void {
    this.#frame ??= this.#window.requestAnimationFrame((now) => {
      this.#frame = null;
      this.#draw(now);
    });
  }

  /** Forgets what was asked for and not drawn yet. */
  cancel(): void {
    if (this.#frame !== null) {
      this.#window.cancelAnimationFrame(this.#frame);
      this.#frame = null;
    }
  }
}
