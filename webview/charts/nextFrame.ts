/** Draws once in the next frame, however often it is asked; a page that is hidden has no frames. */
export class NextFrame {
  readonly #window: Window;
  readonly #draw: () => void;
  #frame: number | null = null;

  constructor(window: Window, draw: () => void) {
    this.#window = window;
    this.#draw = draw;
  }

  request(): void {
    this.#frame ??= this.#window.requestAnimationFrame(() => {
      this.#frame = null;
      this.#draw();
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
