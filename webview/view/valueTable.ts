import { appendElement } from './appendElement.ts';

/** The numbers of a chart as rows. */
export interface TableContent {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Which rows these are, where they are not all; else empty. */
  readonly note: string;
}

/** More rows than these would make the page slow to open, scroll and hear. */
export const mostRows = 1000;

/** The values of a chart as a table, folded away; its rows are made only while it is open. */
export class ValueTable {
  readonly #details: HTMLDetailsElement;
  readonly #body: HTMLElement;
  readonly #label: string;
  #content: () => TableContent = () => ({ columns: [], rows: [], note: '' });

  constructor(parent: HTMLElement, label: string) {
    this.#label = label;
    this.#details = appendElement(parent, 'details', 'table');
    appendElement(this.#details, 'summary', '', `${label} as a table`);
    this.#body = appendElement(this.#details, 'div');
    this.#details.addEventListener('toggle', () => this.#build());
  }

  /** Takes other content, asked for only when somebody looks; while it still changes, an open table stays as it is. */
  update(content: () => TableContent, isChanging: boolean): void {
    this.#content = content;
    if (!isChanging) {
      this.#build();
    }
  }

  #build(): void {
    this.#body.replaceChildren();
    if (!this.#details.open) {
      return;
    }
    const { columns, rows, note } = this.#content();
    if (note !== '') {
      appendElement(this.#body, 'p', 'note', note);
    }
    // What scrolls must take the focus, so that keys can scroll it.
    const scroller = appendElement(this.#body, 'div', 'table-scroller');
    scroller.tabIndex = 0;
    scroller.setAttribute('role', 'region');
    scroller.setAttribute('aria-label', this.#label);
    const table = appendElement(scroller, 'table');
    const head = appendElement(appendElement(table, 'thead'), 'tr');
    for (const column of columns) {
      appendElement(head, 'th', '', column).scope = 'col';
    }
    const body = appendElement(table, 'tbody');
    for (const row of rows) {
      const line = appendElement(body, 'tr');
      row.forEach((cell, column) => {
        if (column === 0) {
          appendElement(line, 'th', '', cell).scope = 'row';
        } else {
          appendElement(line, 'td', '', cell);
        }
      });
    }
  }
}
