import { formatNumber } from '../../formatNumber.ts';
import { translate } from '../../l10n/translate.ts';
import { LocatedError } from '../../locatedError.ts';
import type { Steps } from '../../runSteps.ts';
import type { SourceText } from '../../sourceText.ts';
import type { TextRange } from '../../textRange.ts';
import { looksLikeNumber } from '../numbers/writtenNumber.ts';
import { looksLikeTimes } from '../time/timeNotation.ts';
import { Cells } from './cells.ts';
import type { TextTable } from './textTable.ts';

const headRows = 50;
const rowsPerStep = 1024;
/** A longer line is no row that anyone aligned. */
const longestLine = 1000;

/**
 * Reads lines of dates and numbers that are separated by nothing but blanks, with or without a header; a time of day belongs
 * to the date before it. `null` for other texts: without dates such lines are a list. Throws `LocatedError` for a line of
 * another number of cells.
 */
export function* readAligned(source: SourceText): Steps<TextTable | null> {
  const { text } = source;
  const firstBreak = text.indexOf('\n');
  const lines = firstBreak === -1 || firstBreak > longestLine ? [] : linesOf(text, 0, headRows);
  if (lines.some(({ start, end }) => end - start > longestLine || /[\t;|]/.test(text.slice(start, end)))) {
    return null;
  }
  const head = lines.map((line) => cellsOf(text, line));
  const written = head.map((cells) => cells.map(({ start, end }) => text.slice(start, end)));
  const header = written.length > 1 && written[0].every((cell) => /^\p{L}/u.test(cell)) ? written[0] : null;
  const body = header === null ? written : written.slice(1);
  const count = body[0]?.length ?? 0;
  const isTable = count > 1 && body.length > 1 && body.every((cells) => cells.length === count);
  if (!isTable || (header !== null && header.length !== count)) {
    return null;
  }
  const column = (index: number) => body.map((cells) => cells[index]);
  const indices = [...body[0].keys()];
  // Years alone could be any numbers.
  const hasDates = indices.some((index) => !/^\d+$/.test(body[0][index]) && looksLikeTimes(column(index)));
  if (!hasDates || !indices.some((index) => column(index).some(looksLikeNumber))) {
    return null;
  }
  return yield* readRows(source, header, count);
}

function* readRows(source: SourceText, header: readonly string[] | null, count: number): Steps<TextTable> {
  const { text } = source;
  const columns = Array.from({ length: count }, () => new Cells(source));
  const records = new Cells(source);
  let skips = header === null ? 0 : 1;
  for (let at = 0; at < text.length; ) {
    const lines = linesOf(text, at, rowsPerStep);
    for (const line of lines) {
      const cells = cellsOf(text, line);
      if (skips > 0) {
        skips--;
        continue;
      }
      if (cells.length !== count) {
        throw new LocatedError(
          translate(
            'Line {0} has {1} columns where other lines have {2}; mend that line.',
            String(source.lineAt(line.start)),
            formatNumber(cells.length),
            formatNumber(count),
          ),
          line,
        );
      }
      records.add(line.start, line.end);
      for (const [column, { start, end }] of cells.entries()) {
        columns[column].add(start, end);
      }
    }
    const last = lines.at(-1);
    at = last === undefined ? text.length : last.end + 1;
    yield;
  }
  return {
    format: 'delimited',
    name: '',
    columns: columns.map((cells, column) => ({ name: header?.[column] ?? '', cells })),
    layout: {
      kind: 'record',
      records,
      between: text.includes('\r\n') ? '\r\n' : '\n',
      // Nothing at all would move the cells after it.
      blank: 'NaN',
      padded: false,
      end: records.ends[records.count - 1],
    },
  };
}

/** The next lines from an offset on that hold something and are no comments, without the blanks around them. */
function linesOf(text: string, from: number, most: number): TextRange[] {
  const lines: TextRange[] = [];
  for (let start = from; start < text.length && lines.length < most; ) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak === -1 ? text.length : lineBreak;
    const line = text.slice(start, end);
    const content = line.trim();
    if (content !== '' && !content.startsWith('#')) {
      const indent = line.length - line.trimStart().length;
      lines.push({ start: start + indent, end: start + indent + content.length });
    }
    start = end + 1;
  }
  return lines;
}

function cellsOf(text: string, { start, end }: TextRange): TextRange[] {
  const cells: TextRange[] = [];
  for (const match of text.slice(start, end).matchAll(/[^ ]+/g)) {
    const cell = { start: start + match.index, end: start + match.index + match[0].length };
    const before = cells.at(-1);
    if (before !== undefined && /^\d{1,2}:\d{2}/.test(match[0]) && /\d$/.test(text.slice(before.start, before.end))) {
      cells[cells.length - 1] = { start: before.start, end: cell.end };
    } else {
      cells.push(cell);
    }
  }
  return cells;
}
