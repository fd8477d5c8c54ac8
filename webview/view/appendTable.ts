import { appendElement } from './appendElement.ts';

/** Rows under columns; the first column names the row. */
export interface TableContent {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the rows are; empty where the heading says all. */
  readonly note: string;
}

/** Makes a table that can be scrolled, by key too; `label` names it. */
export function appendTable(parent: HTMLElement, label: string, { columns, rows, note }: TableContent): void {
  if (note !== '') {
    appendElement(parent, 'p', 'note', note);
  }
  // What scrolls must take the focus, so that keys can scroll it.
  const scroller = appendElement(parent, 'div', 'table-scroller');
  scroller.tabIndex = 0;
  scroller.setAttribute('role', 'region');
  scroller.setAttribute('aria-label', label);
  const table = appendElement(scroller, 'table');
  // A caption that is seen would be no wider than its table.
  appendElement(table, 'caption', 'visually-hidden', label);
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
