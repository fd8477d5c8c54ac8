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
const cellsPerStep = 200;
/**
 * A table of more rows is a long one, which no browser lays out in a moment: its rows stand in groups, of which each is laid out
 * by itself, under columns whose widths are reckoned.
 */
const mostTogether = 50;
const rowsPerGroup = 25;
/** A column of longer texts is one of words, which may take several lines; so may a column's name. */
const longestNumber = 24;
const longestNameLine = 10;
/** What stands around the text of a cell, of the first column and of the others, as the style sheet says. */
const firstSpace = '2 * var(--cell-edge)';
const nextSpace = 'var(--cell-gap) + var(--cell-edge)';

/** Makes a table that can be scrolled, by key too; `label` names it. */
export function appendTable(parent: HTMLElement, label: string, content: TableContent): void {
  runSteps(tableSteps(parent, label, content));
}

/** The same in steps. */
export function* tableSteps(parent: HTMLElement, label: string, content: TableContent): Steps<void> {
  const { columns, rows, note } = content;
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
  const isLong = rows.length > mostTogether;
  const emptyLine = makeLine(table.ownerDocument, columns.length);
  const widths = widthsOf(content);
  for (const [column, width] of widths.entries()) {
    if (width > longestNumber) {
      head.cells[column].className = 'words';
      emptyLine.cells[column].className = 'words';
    }
  }
  if (isLong) {
    table.className = 'long';
    setWidths(table, widths);
  }
  yield;
  const rowsPerStep = Math.ceil(cellsPerStep / columns.length);
  let group = appendElement(table, 'tbody');
  for (const [i, row] of rows.entries()) {
    if (i > 0 && i % rowsPerStep === 0) {
      yield;
    }
    if (isLong && i > 0 && i % rowsPerGroup === 0) {
      group = appendElement(table, 'tbody');
    }
    const line = emptyLine.cloneNode(true) as HTMLTableRowElement;
    for (const [column, text] of row.entries()) {
      line.cells[column].textContent = text;
    }
    group.append(line);
  }
}

function makeLine(document: Document, cells: number): HTMLTableRowElement {
  const line = document.createElement('tr');
  const name = document.createElement('th');
  name.scope = 'row';
  line.append(name, ...Array.from({ length: cells - 1 }, () => document.createElement('td')));
  return line;
}

/** As how many digits each column is as wide. */
function widthsOf({ columns, rows }: TableContent): readonly number[] {
  return columns.map((name, column) =>
    rows.reduce((widest, row) => Math.max(widest, lengthInDigits(row[column])), widthOfName(name)),
  );
}

/** Gives the columns of a long table such widths; those of words take what room there is. */
function setWidths({ style }: HTMLTableElement, widths: readonly number[]): void {
  const least = widths.map((width) => Math.min(width, longestNumber));
  const withSpace = (length: number, column: number) => `calc(${length}ch + ${column === 0 ? firstSpace : nextSpace})`;
  const total = (lengths: readonly number[]) => `calc(${lengths.map(withSpace).join(' + ')})`;
  const tracks = widths.map(
    (width, column) => `minmax(${withSpace(least[column], column)}, ${withSpace(width, column)})`,
  );
  style.setProperty('--columns', tracks.join(' '));
  style.setProperty('--most-width', total(widths));
  style.setProperty('--least-width', total(least));
}

function widthOfName(name: string): number {
  return Math.max(Math.min(lengthInDigits(name), longestNameLine), ...name.split(' ').map(lengthInDigits));
}

/** How many digits are at least as long as a text; letters are no longer, but for some of a short one. */
function lengthInDigits(text: string): number {
  return /\p{L}/u.test(text) ? Math.min(Math.ceil(1.15 * text.length), text.length + 2) : text.length;
}

/**
 * Puts other content into the table that stands in `parent`, in steps: what has scrolled stays where it is, and only texts that
 * are others are laid out anew. Answers `false`, changing nothing, where there is no table of as many rows and columns.
 */
export function* refillTable(parent: HTMLElement, content: TableContent): Steps<boolean> {
  const { columns, rows, note } = content;
  const noted = parent.querySelector<HTMLElement>('p.note');
  const table = parent.querySelector('table');
  const lines = [...(table?.rows ?? [])];
  if (
    table === null ||
    lines.length !== 1 + rows.length ||
    lines[0].cells.length !== columns.length ||
    (noted === null) !== (note === '')
  ) {
    return false;
  }
  if (noted !== null) {
    setText(noted, note);
  }
  if (table.className === 'long') {
    setWidths(table, widthsOf(content));
    yield;
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
