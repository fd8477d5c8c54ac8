import type { Steps } from '../../runSteps.ts';
import type { SourceText } from '../../sourceText.ts';
import { Cells } from './cells.ts';
import type { RecordLayout, TextTable } from './textTable.ts';

/** The row of dashes under a header: where blanks may stand, no second pattern may take them as well, so each is read once. */
const rule = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?\r?$/gm;
const rowsPerStep = 512;

/** Reads every Markdown table of a text, whatever stands around them; none where there is none. */
export function* readMarkdown(source: SourceText): Steps<TextTable[]> {
  const tables: TextTable[] = [];
  if (!source.text.includes('|')) {
    return tables;
  }
  let read = 0;
  for (const match of source.text.matchAll(rule)) {
    // Dashes within a table are rows of it.
    const isRule = match[0].includes('|') && match.index >= read;
    const table = isRule ? yield* readTable(source, match.index, match.index + match[0].length) : null;
    if (table !== null) {
      tables.push(table);
      read = table.layout.end;
    }
  }
  return tables;
}

function* readTable(
  source: SourceText,
  ruleStart: number,
  ruleEnd: number,
): Steps<(TextTable & { readonly layout: RecordLayout }) | null> {
  const { text } = source;
  const headerStart = text.lastIndexOf('\n', ruleStart - 2) + 1;
  const header = cellsOf(text, headerStart, ruleStart - 1);
  if (ruleStart === 0 || header.length !== cellsOf(text, ruleStart, ruleEnd).length) {
    return null;
  }
  const columns = header.map(() => new Cells(source));
  const records = new Cells(source);
  let end = ruleEnd;
  for (let start = ruleEnd + 1; start < text.length; ) {
    const lineBreak = text.indexOf('\n', start);
    const lineEnd = lineBreak === -1 ? text.length : lineBreak;
    const stop = trimmedEnd(text, start, lineEnd);
    const cells = cellsOf(text, start, stop);
    if (!text.slice(start, stop).includes('|')) {
      break;
    }
    records.add(start, stop);
    for (const [column, { start: from, end: to }] of cells.slice(0, columns.length).entries()) {
      columns[column].add(from, to);
    }
    for (const each of columns) {
      each.padTo(records.count);
    }
    end = stop;
    start = lineEnd + 1;
    if (records.count % rowsPerStep === 0) {
      yield;
    }
  }
  return {
    format: 'markdown',
    name: '',
    columns: columns.map((cells, column) => ({
      name: text.slice(header[column].start, header[column].end),
      cells,
    })),
    layout: {
      kind: 'record',
      records,
      between: text[ruleEnd] === '\n' && text[ruleEnd - 1] === '\r' ? '\r\n' : '\n',
      blank: '',
      padded: true,
      end,
    },
  };
}

/** The cells of a line between its bars, without the blanks around them. */
function cellsOf(text: string, start: number, end: number): { start: number; end: number }[] {
  const stop = trimmedEnd(text, start, end);
  let from = start;
  while (from < stop && ' \t|'.includes(text[from])) {
    from++;
    if (text[from - 1] === '|') {
      break;
    }
  }
  const cells: { start: number; end: number }[] = [];
  for (let at = from; at <= stop; at++) {
    const isBar = text[at] === '|' && text[at - 1] !== '\\';
    if ((at === stop && text[stop - 1] !== '|') || (isBar && at < stop)) {
      cells.push(trimmed(text, from, at));
      from = at + 1;
    }
  }
  return cells;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from < end && ' \t'.includes(text[from])) {
    from++;
  }
  return { start: from, end: Math.max(from, trimmedEnd(text, from, end)) };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && ' \t\r'.includes(text[stop - 1])) {
    stop--;
  }
  return stop;
}
