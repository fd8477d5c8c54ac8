import { runSteps, type Steps } from '../../src/shared/runSteps.ts';
import { appendElement } from './appendElement.ts';

/** Rows under columns; the first column names the row. */
export interface TableContent {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the rows are; empty where the heading says all. */
  readonly note: string;
}

/** Cells that are made between two stops. */
const cellsPerStep = 400;

/** Makes a table that can be scrolled, by key too; `label` names it. */
export function appendTable(parent: HTMLElement, label: string, content: TableContent): void {
  runSteps(tableSteps(parent, label, content));
}

/** The same in steps. */
export function* tableSteps(parent: HTMLElement, label: string, { columns, rows, note }: TableContent): Steps<void> {
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
  const rowsPerStep = Math.ceil(cellsPerStep / columns.length);
  for (const [i, row] of rows.entries()) {
    if (i > 0 && i % rowsPerStep === 0) {
      yield;
    }
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

/**
 * Puts other content into the table that stands in `parent`, in steps: what has scrolled stays where it is, and only texts that
 * are others are laid out anew. Answers `false`, changing nothing, where there is no table of as many rows and columns.
 */
export function* refillTable(parent: HTMLElement, { columns, rows, note }: TableContent): Steps<boolean> {
  const noted = parent.querySelector<HTMLElement>('p.note');
  const lines = [...(parent.querySelector('table')?.rows ?? [])];
  if (
    lines.length !== 1 + rows.length ||
    lines[0].cells.length !== columns.length ||
    (noted === null) !== (note === '')
  ) {
    return false;
  }
  if (noted !== null) {
    setText(noted, note);
  }
  const rowsPerStep = Math.ceil(cellsPerStep / columns.length);
  for (const [i, row] of [columns, ...rows].entries()) {
    if (i > 0 && i % rowsPerStep === 0) {
      yield;
    }
    const { cells } = lines[i];
    for (const [column, text] of row.entries()) {
      setText(cells[column], text);
    }
  }
  return true;
}

function setText(element: HTMLElement, text: string): void {
  const [node] = element.childNodes;
  if (node === undefined || text === '') {
    element.textContent = text;
  } else if (node.nodeValue !== text) {
    // The node stays: Chromium would style what has another one anew.
    node.nodeValue = text;
  }
}
