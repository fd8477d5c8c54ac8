import { cellsPerStep, type Steps } from '../../runSteps.ts';
import type { SourceText } from '../../sourceText.ts';
import { AmbiguousCommaError } from '../numbers/ambiguousCommaError.ts';
import { commaEvidence } from '../numbers/commaEvidence.ts';
import type { CommaMeaning } from '../numbers/numberNotation.ts';
import { Cells } from './cells.ts';
import { ListTally } from './listTally.ts';
import type { TextTable } from './textTable.ts';

/** So much of a text is looked at to see what separates its numbers. */
const headLength = 1 << 16;

/**
 * Reads values in reading order, separated by commas, semicolons, blanks or lines, perhaps in brackets or after the dash of
 * a YAML item; a comma between digits may belong to the number. Nothing between two commas is a missing value. Throws
 * `AmbiguousCommaError` for lists like `1,5 2,5`, unless the person has said what the comma is.
 */
export function* readList(source: SourceText, comma: CommaMeaning | null): Steps<TextTable> {
  const { text } = source;
  const kind = listKind(text.slice(0, headLength), comma);
  const cells = new Cells(source);
  const tally = new ListTally(text);
  const add = (start: number, end: number) => {
    cells.add(start, end);
    tally.add(start, end);
  };
  /** Commas and semicolons since the last value. */
  let separators = 0;
  /** A currency sign that stands before its number. */
  let unitStart = -1;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 91) {
      at += printedIndexLength(text, at, cells.count + 1);
    }
    if (isSeparator(text, at, text.charCodeAt(at), kind)) {
      if (code === 44 || code === 59) {
        if (separators > 0 && cells.count > 0) {
          cells.add(at, at);
        }
        separators++;
      } else if (code === 10) {
        separators = 0;
      }
      at++;
      continue;
    }
    const start = at;
    while (at < text.length && !isSeparator(text, at, text.charCodeAt(at), kind)) {
      at++;
    }
    const end = kind === 'items' ? trimmedEnd(text, start, at) : at;
    if (isSign(text, start, end) && separators === 0 && cells.count > 0 && isBlankBetween(cells, start)) {
      cells.extendLast(end);
      tally.extend(end);
    } else if (isSign(text, start, end)) {
      unitStart = start;
    } else if (!isBullet(text, start, end)) {
      // Bookkeepers' brackets are a minus: not to be passed over.
      const isBracketed = text[start - 1] === '(' && text[end] === ')';
      const quotes = text.charCodeAt(start) === text.charCodeAt(end - 1) && `"'`.includes(text[start]) ? 1 : 0;
      if (isBracketed) {
        add(start - 1, end + 1);
      } else {
        add(unitStart === -1 ? start + quotes : unitStart, Math.max(start + quotes, end - quotes));
      }
      unitStart = -1;
      separators = 0;
    }
    if (cells.count % cellsPerStep === 0) {
      yield;
    }
  }
  return { format: 'list', name: '', columns: [{ name: '', cells }], layout: tally.layout() };
}

/** `values`: all white space, commas and semicolons separate. `items`: semicolons, tabs and lines do, and commas before a blank. `words`: white space, too. */
type ListKind = 'values' | 'items' | 'words';

const withUnit = /^[^\S\n]*[+\-\u2212]?[\d.,]+ [\p{L}\u00b0\u00b5][^\s\d]*\s*$/u;

function listKind(head: string, comma: CommaMeaning | null): ListKind {
  const tight = /\d,\d/.exec(head);
  const parts = head.split(/[;\n]|,\s/).filter((part) => part.trim() !== '');
  if (parts.every((part) => withUnit.test(part))) {
    return 'items';
  }
  if (head.includes(';')) {
    return tight !== null || /\d[ \u00a0\u202f]\d{3}(?!\d)/.test(head) ? 'items' : 'values';
  }
  if (tight === null) {
    return 'values';
  }
  if (head.includes('\t')) {
    return 'items';
  }
  const words = head.trim().split(/\s+/);
  const hasSpaced = words.some((word, i) => i < words.length - 1 && word.endsWith(',')) && /, /.test(head);
  const bare = words.map(withoutBrackets);
  const isGrouped = (word: string) => /^[^\d]*\d{1,3}(?:,\d{3})+(?:\.\d+)?[^\d]*$/.test(word);
  const commas = bare.map((word) => word.split(',').length - 1);
  const isIndian = (word: string) => /^[^\d]*\d{1,3}(?:,\d{2})*(?:,\d{3})?\.\d+$/.test(word);
  if (bare.every(isIndian) && bare.some((word) => /\d,\d{2},\d{3}\./.test(word))) {
    return 'words';
  }
  // Lines that end with a comma go on after it: all commas separate.
  const isWrapped = !hasSpaced && /,\s*\n/.test(head);
  if (words.length === 1 || isWrapped || bare.some((word, i) => commas[i] > 1 && !isGrouped(word))) {
    return 'values';
  }
  if (commaEvidence(bare) === 'decimal') {
    return 'words';
  }
  // Not all numbers have a comma within: it does not separate, since other things do.
  const isRagged = commas.some((count) => count === 0);
  if (comma === 'separator' || (hasSpaced && isRagged && comma === null)) {
    return 'values';
  }
  if (comma === null && !isRagged && !commas.some((count) => count > 1)) {
    const start = head.indexOf(bare[0]);
    throw new AmbiguousCommaError(bare[0], ['decimal', 'thousands', 'separator'], {
      start,
      end: start + bare[0].length,
    });
  }
  return 'words';
}

/** The length of the `[7]` by which R says at the start of a line which value comes next; 0 for anything else. */
function printedIndexLength(text: string, at: number, next: number): number {
  const index = `[${next}]`;
  return text.startsWith(index, at) && startsLine(text, at) && ' \t'.includes(text[at + index.length] ?? '\n')
    ? index.length
    : 0;
}

/** Whether there are only blanks before an offset in its line. */
function startsLine(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && ' \t\r'.includes(text[before - 1])) {
    before--;
  }
  return before === 0 || text[before - 1] === '\n';
}

/** A word without the brackets that open before it, and those and commas that come after. */
function withoutBrackets(word: string): string {
  let start = 0;
  while ('[({'.includes(word.charAt(start)) && start < word.length) {
    start++;
  }
  let end = word.length;
  while (end > start && '])},'.includes(word[end - 1])) {
    end--;
  }
  return word.slice(start, end);
}

function isSeparator(text: string, at: number, code: number, kind: ListKind): boolean {
  switch (code) {
    case 9: // tab
    case 10:
    case 13:
    case 59: // semicolon
    case 91: // brackets
    case 93:
    case 40:
    case 41:
    case 123:
    case 125:
      return true;
    case 32:
      return kind !== 'items' || isEdge(text, at);
    case 44:
      return kind === 'values' || !isDigit(text.charCodeAt(at + 1)) || !isDigit(text.charCodeAt(at - 1));
    default:
      return false;
  }
}

/** Whether a blank stands before or after an item, not within. */
function isEdge(text: string, at: number): boolean {
  return at === 0 || ' \t\n\r;[({'.includes(text[at - 1]);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A currency or per cent sign alone. */
function isSign(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  return end - start === 1 && (code > 0x7f || code === 37 || code === 36) && /[%\u2030\p{Sc}]/u.test(text[start]);
}

/** The dash or star of an item, at the start of a line. */
function isBullet(text: string, start: number, end: number): boolean {
  if (end - start !== 1 || (text[start] !== '-' && text[start] !== '*')) {
    return false;
  }
  return startsLine(text, start) && /^[ \t]+\S/.test(text.slice(end, end + 80));
}

function isBlankBetween(cells: Cells, start: number): boolean {
  return /^[ \u00a0]*$/.test(cells.text.slice(cells.ends[cells.count - 1], start));
}

function trimmedEnd(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && text[stop - 1] === ' ') {
    stop--;
  }
  return stop;
}
