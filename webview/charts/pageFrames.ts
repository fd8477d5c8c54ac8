/**
 * The frames of a page, none while a person cannot see it. VS Code keeps a panel behind another tab as visible a document as
 * before, with frames, so that only the host can tell.
 */
export class PageFrames {
  static readonly #ofWindows = new WeakMap<Window, PageFrames>();

  readonly #window: Window;
  /** What is to be done in the next frame, by the number of that; `null` while the page is hidden. */
  readonly #asked = new Map<FrameRequestCallback, number | null>();
  #isShown = true;

  /** Those of a window; all of its parts share them. */
  static of(window: Window): PageFrames {
    const known = PageFrames.#ofWindows.get(window) ?? new PageFrames(window);
    PageFrames.#ofWindows.set(window, known);
    return known;
  }

  private constructor(window: Window) {
    this.#window = window;
  }

  /** Whether what is drawn now is seen. */
  get isSeen(): boolean {
    return this.#isShown && !this.#window.document.hidden;
  }

  /** Says whether the host shows the page, which it does until it says otherwise. What waits is done once it is shown. */
  setShown(isShown: boolean): void {
    if (isShown === this.#isShown) {
      return;
    }
    this.#isShown = isShown;
    for (const [draw, frame] of this.#asked) {
      if (frame !== null) {
        this.#window.cancelAnimationFrame(frame);
      }
      this.#asked.set(draw, this.#frameFor(draw));
    }
  }

  /** Has something done in the next frame, once however often it is asked for. */
  request(draw: FrameRequestCallback): void {
    if (!this.#asked.has(draw)) {
      this.#asked.set(draw, this.#frameFor(draw));
    }
  }

  /** Forgets what was asked for and not done yet. */
  cancel(draw: FrameRequestCallback): void {
    const frame = this.#asked.get(draw) ?? null;
    this.#asked.delete(draw);
    if (frame !== null) {
      this.#window.cancelAnimationFrame(frame);
    }
  }

  #frameFor(draw: FrameRequestCallback): number | null {
    return this.#isShown
      ? this.#window.requestAnimationFrame((now) => {
          this.#asked.delete(draw);
          draw(now);
        })
      : null;
  }
}
