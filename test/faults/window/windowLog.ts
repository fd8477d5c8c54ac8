import type { Page } from '@playwright/test';

interface Line {
  readonly at: number;
  readonly text: string;
}

/**
 * What there is to read when something was lost in a window: what was done, what was seen, what its page has written. A server
 * that is installed from a registry lacks what writes the logs of its hosts.
 */
export class WindowLog {
  #lines: Line[] = [];

  /** Listens to the console of `page`. */
  constructor(page: Page) {
    // Of an error the first line says enough.
    page.on('console', (message) => this.note(`console (${message.type()}): ${message.text().split('\n', 1)[0]}`));
    page.on('pageerror', (error) => this.note(`the window throws ${error.stack ?? error}`));
    page.on('worker', (worker) => {
      this.note(`a worker begins: ${worker.url()}`);
      worker.on('close', () => this.note(`a worker ends: ${worker.url()}`));
    });
  }

  /** Forgets what was before. */
  begin(): void {
    this.#lines = [];
  }

  /** What is said again and again is noted once. */
  note(text: string): void {
    if (text !== this.#lines.at(-1)?.text) {
      this.#lines.push({ at: Date.now(), text });
    }
  }

  /** All since it began. */
  text(): string {
    return this.#lines.map(({ at, text }) => `${new Date(at).toISOString().slice(11, 23)} ${text}\n`).join('');
  }
}
