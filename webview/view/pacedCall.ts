/**
 * Makes a call at once, and again at most every `pauseMs` milliseconds while it is asked for. What is asked for during a pause is
 * done when it ends; later requests do not put that off.
 */
export class PacedCall {
  readonly #call: () => void;
  readonly #pauseMs: number;
  #calledAt = -Infinity;
  #waiting = 0;

  constructor(call: () => void, pauseMs: number) {
    this.#call = call;
    this.#pauseMs = pauseMs;
  }

  request(): void {
    const restMs = this.#calledAt + this.#pauseMs - performance.now();
    if (restMs <= 0) {
      // Timers of a page that is hidden, or about to be taken away, come late or never.
      this.now();
    } else if (this.#waiting === 0) {
      this.#waiting = window.setTimeout(() => this.now(), restMs);
    }
  }

  /** Calls without regard to the pause, which begins anew. */
  now(): void {
    window.clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#calledAt = performance.now();
    this.#call();
  }
}
