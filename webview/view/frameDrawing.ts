/** With reduced motion a picture changes at most this often. */
const calmIntervalMs = 500;

/**
 * Draws at most once per animation frame, however often it is asked; a page that is hidden has no frames. Where the
 * person wants less motion it draws only twice a second.
 */
export class FrameDrawing {
  readonly #window: Window;
  readonly #draw: () => void;
  #frame: number | null = null;
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(window: Window, draw: () => void) {
    this.#window = window;
    this.#draw = draw;
  }

  /** Draws in the next frame. */
  request(): void {
    this.#frame ??= this.#window.requestAnimationFrame((now) => this.#onFrame(now));
  }

  /** Forgets what was asked for and not drawn yet. */
  cancel(): void {
    if (this.#frame !== null) {
      this.#window.cancelAnimationFrame(this.#frame);
      this.#frame = null;
    }
  }

  #onFrame(now: number): void {
    this.#frame = null;
    if (this.#window.document.hidden || (this.#wantsCalm() && now - this.#drawnAt < calmIntervalMs)) {
      this.request();
      return;
    }
    this.#drawnAt = now;
    this.#draw();
  }

  #wantsCalm(): boolean {
    return this.#window.document.body.classList.contains('vscode-reduce-motion');
  }
}
