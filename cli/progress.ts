import type { Terminal } from './terminal.ts';

const barCells = 24;
/** A terminal is drawn at most so often; a pipe is told of work that lasts. */
const drawEveryMs = 60;
const tellEveryMs = 2000;

/** Says how far work has come: a bar on a terminal, lines in a pipe, nothing when quiet. */
export class Progress {
  readonly #messages: Terminal['messages'];
  readonly #quiet: boolean;
  #saidAt = Number.NEGATIVE_INFINITY;
  #isDrawn = false;

  constructor(messages: Terminal['messages'], quiet: boolean) {
    this.#messages = messages;
    this.#quiet = quiet;
  }

  /** Begins a piece of work, which is named. */
  begin(label: string): void {
    if (this.#quiet) {
      return;
    }
    if (this.#messages.isTTY !== true) {
      this.#messages.write(`${label}.\n`);
    }
    // The first word of progress waits: most work is done before.
    this.#saidAt = performance.now();
  }

  /** Tells what share of a piece of work is done. */
  advance(label: string, done: number): void {
    const isTerminal = this.#messages.isTTY === true;
    if (this.#quiet || performance.now() - this.#saidAt < (isTerminal ? drawEveryMs : tellEveryMs)) {
      return;
    }
    this.#saidAt = performance.now();
    const percent = `${Math.floor(100 * done)} %`.padStart(5);
    if (!isTerminal) {
      this.#messages.write(`${label}: ${percent.trim()}\n`);
      return;
    }
    const full = Math.floor(barCells * done);
    this.#messages.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(barCells - full)}${percent}  ${label}`);
    this.#isDrawn = true;
  }

  /** Takes the bar away, so that results stand alone. */
  end(): void {
    if (this.#isDrawn) {
      this.#messages.write('\r\u001b[K');
      this.#isDrawn = false;
    }
  }
}
