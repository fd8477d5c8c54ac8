import { dsvFormat } from 'd3-dsv';
import { formatNumber } from '../../formatNumber.ts';
import { translate } from '../../l10n/translate.ts';
import { LocatedError } from '../../locatedError.ts';
import type { Steps } from '../../runSteps.ts';
import type { SourceText } from '../../sourceText.ts';
import { AmbiguousCommaError } from '../numbers/ambiguousCommaError.ts';
import { commaEvidence, mayBeThousands } from '../numbers/commaEvidence.ts';
import { isMissing } from '../numbers/missingWords.ts';
import type { CommaMeaning } from '../numbers/numberNotation.ts';
import { looksLikeNumber } from '../numbers/writtenNumber.ts';
import { checkColumns } from '../seriesLimits.ts';
import { looksLikeTimes } from '../time/timeNotation.ts';
import { Cells } from './cells.ts';
import type { TextTable } from './textTable.ts';

/** Characters parsed between two stops, and looked at to see what kind of table it is; of long lines more. */
const chunkLength = 1 << 15;
const headRows = 50;
/** So many whole lines show what kind of table it is, however long they are, up to so many characters and cells. */
const fewestHeadRows = 3;
const longestHead = 1 << 20;
const mostHeadCells = 1 << 14;
/** Stands between no two cells: a table of one column. */
const noDelimiter = '\u0001';
/** A comma comes last, since it may also be a decimal mark. */
const delimiters = ['\t', ';', '|', ',', noDelimiter];

/** The first rows of a table, and how it is to be read. */
interface TableHead {
  readonly delimiter: string;
  readonly columns: number;
  /** Names of the columns; `null` without a header. */
  readonly header: readonly string[] | null;
}

/**
 * Reads a table whose cells are separated by commas, semicolons, tabs or bars, perhaps quoted, with or without a header.
 * `null` when the text is none: it may still be a list. Throws `AmbiguousCommaError` for lines like `1,5`, which may be two
 * columns, `LocatedError` for a row of too many cells, and `InputError` for too many columns.
 */
export function* readDelimited(source: SourceText, comma: CommaMeaning | null): Steps<TextTable | null> {
  const { text } = source;
  const start = bodyStart(text);
  const end = bodyEnd(text);
  const headStop = headEnd(text, start, end);
  const head = yield* findHead(text.slice(start, headStop), headStop === end);
  if (head === null) {
    checkWidth(text.slice(start, start + chunkLength), text, start, headStop);
    return null;
  }
  checkColumns(head.columns);
  if (head.delimiter === ',' && head.header === null && comma !== 'separator') {
    const lines = text
      .slice(start, Math.min(end, start + chunkLength))
      .split('\n', headRows)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const isDated = looksLikeTimes(lines.map((line) => line.split(',', 1)[0]));
    const evidence = head.columns !== 2 || isDated ? 'none' : commaEvidence(lines);
    const range = { start, end: start + lines[0].length };
    if (evidence === 'unknown' && comma === null) {
      throw new AmbiguousCommaError(lines[0], ['decimal', 'thousands', 'separator'], range);
    }
    const isGrouped = evidence === 'none' && mayBeThousands(lines);
    if (isGrouped && comma === null) {
      throw new AmbiguousCommaError(lines[0], ['thousands', 'separator'], range);
    }
    if (evidence !== 'none' || (isGrouped && comma === 'thousands')) {
      return null;
    }
  }
  return yield* readRows(source, start, end, head);
}

function* readRows(source: SourceText, start: number, end: number, head: TableHead): Steps<TextTable | null> {
  const { text } = source;
  const { delimiter, header } = head;
  const format = dsvFormat(delimiter);
  const columns = Array.from({ length: head.columns }, () => new Cells(source));
  const records = new Cells(source);
  let isHeader = header !== null;
  for (let chunk = start; chunk < end; ) {
    const next = chunkEnd(text, chunk, end);
    let at = chunk;
    for (const row of format.parseRows(text.slice(chunk, next))) {
      const rowStart = at;
      const isBlank = row.length === 1 && row[0].trim() === '';
      const isRecord = !isHeader && !isBlank;
      if (isRecord && row.length !== head.columns && (header === null || row.length > head.columns)) {
        if (header === null) {
          return null;
        }
        throw new LocatedError(
          translate(
            'Line {0} has {1} cells where the header has {2}; mend that line.',
            String(source.lineAt(rowStart)),
            formatNumber(row.length),
            formatNumber(head.columns),
          ),
          { start: rowStart, end: lineEnd(text, rowStart) },
        );
      }
      for (let column = 0; column < row.length; column++) {
        const value = row[column];
        const isQuoted = text[at] === '"';
        const rawEnd = at + value.length + (isQuoted ? 2 + countQuotes(value) : 0);
        if (isQuoted && (rawEnd > end || (rawEnd < end && !`${delimiter}\r\n`.includes(text[rawEnd])))) {
          throw new LocatedError(
            translate(
              'Line {0} has a quote that is not closed where its cell ends; mend that line.',
              String(source.lineAt(at)),
            ),
            { start: at, end: lineEnd(text, at) },
          );
        }
        if (isRecord) {
          addTrimmed(columns[column], isQuoted ? at + 1 : at, isQuoted ? rawEnd - 1 : rawEnd);
        }
        at = rawEnd + 1;
      }
      if (isRecord) {
        records.add(rowStart, at - 1);
        for (const cells of columns) {
          cells.padTo(records.count);
        }
      }
      isHeader &&= isBlank;
      at += text[at - 1] === '\r' && text[at] === '\n' ? 1 : 0;
    }
    chunk = next;
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
      blank: '',
      padded: false,
      end: records.count === 0 ? end : records.ends[records.count - 1],
    },
  };
}

/** Where the lines end that are looked at to see what kind of table a text is: whole ones, unless they are too long. */
function headEnd(text: string, start: number, end: number): number {
  const least = start + chunkLength;
  let at = start;
  for (let rows = 0; rows < fewestHeadRows || at < least; rows++) {
    const lineBreak = text.indexOf('\n', at);
    if (lineBreak === -1 || lineBreak >= end) {
      return end - start > longestHead ? start + longestHead : end;
    }
    if (lineBreak - start > longestHead) {
      return Math.max(at, start + chunkLength);
    }
    at = lineBreak + 1;
  }
  return at;
}

/** Throws `InputError` where the first line is a header of more names than there may be columns. */
function checkWidth(beginning: string, text: string, start: number, headStop: number): void {
  if (headStop - start < chunkLength || beginning.includes('\n')) {
    return;
  }
  const delimiter = delimiters.find((mark) => beginning.includes(mark));
  const names = delimiter === undefined ? [] : beginning.split(delimiter, headRows);
  if (names.length === headRows && names.every((name) => isName(name.trim()))) {
    let columns = 1;
    const stop = lineEnd(text, start);
    for (let at = text.indexOf(delimiter!, start); at !== -1 && at < stop; at = text.indexOf(delimiter!, at + 1)) {
      columns++;
    }
    checkColumns(columns);
  }
}

/** Finds by which delimiter the first lines are a table; `isAll` when there are no others. */
function* findHead(text: string, isAll: boolean): Steps<TableHead | null> {
  const whole = isAll ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  for (const delimiter of delimiters) {
    if (delimiter !== noDelimiter && !whole.includes(delimiter)) {
      continue;
    }
    const parsed = dsvFormat(delimiter).parseRows(whole);
    yield;
    const columns = parsed[0]?.length ?? 0;
    const rows = parsed
      .filter((row) => row.length > 1 || row[0].trim() !== '')
      .slice(0, Math.max(fewestHeadRows, Math.min(headRows, mostHeadCells / columns)))
      .map((row) => row.map((cell) => cell.trim()));
    const head = rows.length < 2 ? null : judgeHead(rows, delimiter, whole);
    if (head !== null) {
      return head;
    }
    yield;
  }
  return null;
}

function judgeHead(rows: readonly (readonly string[])[], delimiter: string, text: string): TableHead | null {
  const columns = rows[0].length;
  const body = rows.slice(1);
  const isNamed = rows[0].every((cell) => !looksLikeNumber(cell)) && rows[0].some(isName);
  const numbers = body.flat().filter(looksLikeNumber).length;
  if (columns === 1) {
    const isColumn = delimiter === noDelimiter && isNamed && !isRecordBreak(rows[0][0]);
    const words = body.filter(([cell]) => !looksLikeNumber(cell) && !isMissing(cell)).length;
    return isColumn && numbers > 0 && 2 * words < body.length ? { delimiter, columns, header: rows[0] } : null;
  }
  if (delimiter === noDelimiter) {
    return null;
  }
  if (isNamed && numbers > 0 && body.filter((row) => row.length === columns).length >= 0.8 * body.length) {
    return { delimiter, columns, header: rows[0] };
  }
  if (rows.some((row) => row.length !== columns) || /^\s*[[({]/.test(text)) {
    return null;
  }
  // A list broken into lines has blanks after its commas, or a comma at the end of each line; a table has neither.
  const isSpaced = delimiter !== '\t' && delimiter !== '|' && text.includes(`${delimiter} `);
  const isWrapped = rows.slice(0, -1).every((row) => row[columns - 1] === '');
  const isAllNumbers = rows.every((row) => row.every((cell) => looksLikeNumber(cell) || isMissing(cell)));
  return (isAllNumbers && (isSpaced || isWrapped)) || rows.flat().filter(looksLikeNumber).length === 0
    ? null
    : { delimiter, columns, header: null };
}

/** A header cell: has a letter, and does not say that a value is missing. */
function isName(cell: string): boolean {
  return /\p{L}/u.test(cell) && !isMissing(cell) && cell.length <= 60;
}

/** What opens or closes something in a program is not the name of a column. */
function isRecordBreak(cell: string): boolean {
  return /[[\](){}=]\s*$/.test(cell);
}

/** After blank lines, comments and the line by which spreadsheets name the separator. */
function bodyStart(text: string): number {
  return /^(?:\s*\n|[ \t]*#.*\n|sep=.\r?\n)*/.exec(text)?.[0].length ?? 0;
}

/** Before the blank lines at the end; tabs are cells. */
function bodyEnd(text: string): number {
  let end = text.length;
  while (end > 0 && ' \r\n'.includes(text[end - 1])) {
    end--;
  }
  return end;
}

/** The end of a line outside quotes, about `chunkLength` on. */
function chunkEnd(text: string, start: number, end: number): number {
  let quotes = 0;
  let counted = start;
  for (let at = start + chunkLength; at < end; at++) {
    const lineBreak = text.indexOf('\n', at);
    if (lineBreak === -1 || lineBreak >= end) {
      break;
    }
    quotes += countQuotes(text.slice(counted, lineBreak));
    counted = lineBreak;
    if (quotes % 2 === 0) {
      return lineBreak + 1;
    }
    at = lineBreak;
  }
  return end;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    count++;
  }
  return count;
}

function addTrimmed(cells: Cells, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isBlank(cells.text.charCodeAt(from))) {
    from++;
  }
  while (to > from && isBlank(cells.text.charCodeAt(to - 1))) {
    to--;
  }
  cells.add(from, to);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}
