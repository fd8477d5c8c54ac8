import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** How the extension calls its log. */
const channel = 'RNN Forecast.log';
/** A line of such a log begins with its time, in the time zone of this machine. */
const dated = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3}) /;

interface Line {
  readonly at: number;
  readonly text: string;
}

/** What there is to read when something was lost in a window: what was done, what was seen, what its page and hosts have written. */
export class WindowLog {
  readonly #data: string;
  #lines: Line[] = [];
  #begunAt = 0;

  /** Listens to the console of `page`; finds the logs of the window's hosts in `data`, the folder of its server. */
  constructor(page: Page, data: string) {
    this.#data = data;
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
    this.#begunAt = Date.now();
  }

  /** What is said again and again is noted once. */
  note(text: string): void {
    if (text !== this.#lines.at(-1)?.text) {
      this.#lines.push({ at: Date.now(), text });
    }
  }

  /** All since it began, in the order of time. */
  async text(): Promise<string> {
    const lines = [...this.#lines, ...(await this.#hostLines())].sort((a, b) => a.at - b.at);
    return lines.map(({ at, text }) => `${new Date(at).toISOString().slice(11, 23)} ${text}\n`).join('');
  }

  async #hostLines(): Promise<Line[]> {
    // Not all of the data: a link in it leads to all that the extension is made with.
    const folder = join(this.#data, 'data', 'logs');
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const lines: Line[] = [];
    for (const name of names.filter((each) => each.endsWith(channel) || each.endsWith('remoteagent.log'))) {
      const from = name.endsWith(channel) ? `host ${/exthost\d*/.exec(name)?.[0] ?? ''}` : 'server';
      for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
        const [begin, day, time] = dated.exec(line) ?? [];
        const at = begin === undefined ? Number.NaN : new Date(`${day}T${time}`).getTime();
        if (begin !== undefined && at >= this.#begunAt) {
          lines.push({ at, text: `${from}: ${line.slice(begin.length)}` });
        }
      }
    }
    return lines;
  }
}
