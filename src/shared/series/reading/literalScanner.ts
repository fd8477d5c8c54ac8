import type { SourceText } from '../../sourceText.ts';
import { looksLikeNumber } from '../numbers/writtenNumber.ts';
import { type CallFrame, childPath, type Frame, joined, openFrame, unknownPath, valueDone } from './literalFrame.ts';
import { hasSibling, isShortRow } from './literalLookahead.ts';
import { LiteralTable } from './literalTable.ts';
import type { TextTable } from './textTable.ts';

const deepest = 200;
/** So much of both ends of a text shows its language. */
const endsLength = 1 << 16;
const longestNumber = 40;

/** Finds the values of nested brackets in one pass over a text, without trees or strings: `scan` until it is done. */
export class LiteralScanner {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #frames: (Frame | CallFrame)[];
  readonly #root = openFrame('array', '', '', null, '', false);
  readonly #tables = new Map<string, LiteralTable>();
  #at = 0;
  /** Up to where nothing closes a quote that was found open, by its character code. */
  readonly #openUntil = new Map<number, number>();
  #failed = false;
  /** The last word at the top, which names what follows. */
  #name = '';
  /** Whether a number stands at the top where a list would have it. */
  #hasLooseNumbers = false;

  constructor(source: SourceText) {
    this.#source = source;
    this.#text = source.text;
    this.#frames = [this.#root];
  }

  /** The tables found; `null` when brackets do not match or values stand outside of them. */
  tables(): TextTable[] | null {
    if (this.#failed || this.#hasLooseNumbers || this.#frames.length !== 1) {
      return null;
    }
    const { blank } = this;
    return [...this.#tables].filter(([name]) => !name.startsWith(unknownPath)).map(([, table]) => table.table(blank));
  }

  /** What the text's language calls nothing. */
  get blank(): string {
    const ends = this.#text.slice(0, endsLength) + this.#text.slice(-endsLength);
    return /\b(?:None|True|False|import|pd|np|datetime)\b/.test(ends) ? 'None' : 'null';
  }

  /** Scans some tokens more; answers whether there are others. */
  scan(tokens: number): boolean {
    const text = this.#text;
    for (let count = 0; count < tokens; count++) {
      this.#skipBlanks();
      if (this.#failed || this.#at >= text.length) {
        return false;
      }
      switch (text.charCodeAt(this.#at)) {
        case 40: // brackets
        case 91:
        case 123:
          this.#open(text[this.#at]);
          break;
        case 41:
        case 93:
        case 125:
          this.#close(text[this.#at]);
          break;
        case 44: // , : ; =
        case 58:
        case 59:
        case 61:
          this.#separate(text[this.#at]);
          break;
        case 34: // quotes
        case 39:
        case 96:
          this.#string();
          break;
        default:
          this.#word();
      }
    }
    return true;
  }

  /** What the next value is in; `null` in a call that has its value. */
  get #parent(): Frame | null {
    const top = this.#frames[this.#frames.length - 1];
    if (top.kind !== 'call') {
      return top;
    }
    return top.around.index === top.before ? top.around : null;
  }

  get #isOutside(): boolean {
    return this.#frames.length === 1;
  }

  #skipBlanks(): void {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === 10 && this.#isOutside) {
        this.#name = '';
      }
      if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0) {
        this.#at++;
      } else if (code === 35 || (code === 47 && text[this.#at + 1] === '/')) {
        const end = text.indexOf('\n', this.#at);
        this.#at = end === -1 ? text.length : end;
      } else if (code === 47 && text[this.#at + 1] === '*') {
        const end = text.indexOf('*/', this.#at);
        this.#at = end === -1 ? text.length : end + 2;
      } else {
        return;
      }
    }
  }

  #open(character: string): void {
    const parent = this.#parent;
    const start = this.#at++;
    if (this.#frames.length > deepest) {
      this.#failed = true;
      return;
    }
    const isCall = character === '(' && /[\w$\]]/.test(this.#text[start - 1] ?? '');
    // A call by itself, as c(1, 2) in R, is as good as an array.
    if (isCall && parent !== null && (parent !== this.#root || '[{('.includes(this.#nextCharacter()))) {
      this.#frames.push({ kind: 'call', closedBy: ')', around: parent, before: parent.index });
      return;
    }
    this.#frames.push(this.#frameIn(parent, character, start));
  }

  #frameIn(parent: Frame | null, character: string, start: number): Frame {
    const closedBy = character === '[' ? ']' : character === '{' ? '}' : ')';
    const kind = character === '{' ? 'object' : 'array';
    if (parent === null || (parent.kind === 'object' && parent.key === null)) {
      // A bracket in the place of a key: not data that we know.
      return openFrame(kind, closedBy, unknownPath, null, '', false);
    }
    if (parent === this.#root && parent.table === null && !hasSibling(this.#text, start)) {
      return openFrame(kind, closedBy, this.#name, null, '', false);
    }
    const path = childPath(parent);
    if (parent.kind === 'object') {
      const record = kind === 'object' ? parent.record : null;
      return openFrame(
        kind,
        closedBy,
        path,
        record,
        record === null ? '' : joined(parent.within, parent.key!.name),
        false,
      );
    }
    // An array in an array is a row of it, when it is short; a long one is a series by itself.
    const table = this.#tableOf(parent);
    if (kind === 'array') {
      table.hasRows ??= isShortRow(this.#text, start);
      if (!table.hasRows) {
        return openFrame(kind, closedBy, path, null, '', false);
      }
    }
    table.startRecord(start);
    return openFrame(kind, closedBy, path, table, '', true);
  }

  #close(character: string): void {
    const closed = this.#frames.pop()!;
    if (this.#frames.length === 0 || closed.closedBy !== character) {
      this.#failed = true;
      return;
    }
    this.#at++;
    if (closed.kind === 'array' && closed.index === 1 && isBookkeepersMinus(this.#text, this.#at)) {
      this.#failed = true;
      return;
    }
    if (closed.kind === 'call') {
      if (closed.around.index === closed.before) {
        valueDone(closed.around);
      }
      return;
    }
    if (closed.endsRecord) {
      closed.record!.endRecord(this.#at);
    }
    const parent = this.#parent;
    if (parent !== null) {
      valueDone(parent);
    }
    // Empty brackets are part of a type: `x: number[] = `.
    if (this.#isOutside && closed.index > 0) {
      this.#name = '';
    }
  }

  #separate(character: string): void {
    this.#at++;
    if (character === ',' || character === ';') {
      const parent = this.#parent;
      if (parent !== null) {
        parent.key = null;
      }
      if (this.#isOutside) {
        this.#name = '';
      }
    }
  }

  #string(): void {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    const isTriple = text.charCodeAt(this.#at + 1) === code && text.charCodeAt(this.#at + 2) === code;
    const width = isTriple ? 3 : 1;
    const start = this.#at + width;
    let end = start;
    if (this.#isOutside && start <= (this.#openUntil.get(code) ?? -1)) {
      this.#at++;
      return;
    }
    for (; ; end++) {
      const next = text.charCodeAt(end);
      if (end >= text.length || (next === 10 && !isTriple && code !== 96)) {
        // An apostrophe of a text around the data is none of ours; nor is another like it before the same end.
        this.#failed ||= !this.#isOutside;
        this.#openUntil.set(code, end);
        this.#at++;
        return;
      }
      if (next === 92) {
        end++;
      } else if (
        next === code &&
        (!isTriple || (text.charCodeAt(end + 1) === code && text.charCodeAt(end + 2) === code))
      ) {
        break;
      }
    }
    this.#at = end + width;
    this.#value(start, end);
  }

  #word(): void {
    const text = this.#text;
    const start = this.#at;
    const parent = this.#parent;
    const isKey = parent !== null && parent.kind === 'object' && parent.key === null;
    let end = start;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code <= 32 || code === 44 || code === 59 || code === 93 || code === 125 || code === 41 || code === 0xa0) {
        break;
      }
      if (code === 91 || code === 40 || code === 123 || code === 34 || code === 39 || code === 96) {
        break;
      }
      if ((code === 58 && (isKey || this.#isOutside)) || (code === 61 && this.#isOutside)) {
        break;
      }
    }
    if (end === start) {
      this.#failed = true;
      return;
    }
    this.#at = end;
    if (end - start === 3 && text.startsWith('new ', start)) {
      return;
    }
    if (text[end] === '(' && parent !== null && parent !== this.#root) {
      this.#call(start);
      return;
    }
    if (parent !== this.#root && (text[end] === '"' || text[end] === "'")) {
      // The letter before a string, as in r"...".
      return;
    }
    this.#value(start, end);
  }

  /** A call stands for its one argument: `array([...])`, `float("nan")`; any other is a value as it is written. */
  #call(start: number): void {
    const text = this.#text;
    const argument = /^\(\s*(?:(["'])([^"'\n]*)\1|([^\s"'()[\]{},]*))\s*\)/.exec(text.slice(this.#at, this.#at + 100));
    if (argument !== null) {
      const inside = argument[2] ?? argument[3] ?? '';
      const from =
        this.#at + argument[0].indexOf(inside, argument[1] === undefined ? 1 : argument[0].indexOf(argument[1]) + 1);
      this.#at += argument[0].length;
      this.#value(from, from + inside.length);
      return;
    }
    const date = /\bdate(?:time)?$/.test(text.slice(start, this.#at))
      ? /^\((\d{4}, \d{1,2}, \d{1,2})\)/.exec(text.slice(this.#at, this.#at + 40))
      : null;
    if (date !== null) {
      this.#at += date[0].length;
      this.#value(this.#at - date[0].length + 1, this.#at - 1);
      return;
    }
    if (/^\(\s*[[{(]/.test(text.slice(this.#at, this.#at + 100))) {
      // Its brackets are passed over: what stands in them is the value.
      return;
    }
    const end = text.indexOf(')', this.#at);
    if (end === -1) {
      this.#failed = true;
      return;
    }
    this.#at = end + 1;
    this.#value(start, end + 1);
  }

  #value(start: number, end: number): void {
    const parent = this.#parent;
    if (parent === null) {
      return;
    }
    const next = this.#nextCharacter();
    if (parent === this.#root) {
      if ('=:(['.includes(next) && next !== '') {
        this.#name = this.#name === '' || next === '=' ? this.#text.slice(start, end) : this.#name;
      } else if (this.#isOutside && this.#name === '' && /^[+-]?\.?\d/.test(this.#text.slice(start, start + 3))) {
        this.#hasLooseNumbers = true;
      }
      return;
    }
    if (parent.kind === 'object' && parent.key === null && next === ':') {
      parent.key = { name: this.#text.slice(start, end), start, end };
      return;
    }
    if (parent.kind === 'object' && parent.key !== null) {
      this.#addNamed(parent, start, end);
    } else if (parent.record !== null && parent.endsRecord && parent.kind === 'array') {
      parent.record.addCell(`[${parent.index}]`, start, end);
    } else {
      // A value of an array, or of a set in braces.
      this.#tableOf(parent).addValue(start, end);
    }
    valueDone(parent);
  }

  #addNamed(parent: Frame, start: number, end: number): void {
    const { name, start: keyStart, end: keyEnd } = parent.key!;
    if (parent.record !== null) {
      parent.record.addCell(joined(parent.within, name), start, end);
      return;
    }
    // An object by itself may go from times to numbers: each of its entries is a record.
    const table = this.#tableOf(parent);
    const isQuoted = '"\''.includes(this.#text[keyStart - 1]);
    table.startRecord(isQuoted ? keyStart - 1 : keyStart);
    table.addCell('key', keyStart, keyEnd);
    table.addCell('value', start, end);
    table.endRecord(this.#at);
  }

  #tableOf(parent: Frame): LiteralTable {
    if (parent.table === null) {
      const { path } = parent;
      const name = parent.kind === 'object' ? `${path}{}` : path;
      parent.table = this.#tables.get(name) ?? new LiteralTable(this.#source, name);
      this.#tables.set(name, parent.table);
    }
    return parent.table;
  }

  #nextCharacter(): string {
    const text = this.#text;
    let at = this.#at;
    while (text[at] === ' ' || text[at] === '\t') {
      at++;
    }
    return text[at] ?? '';
  }
}

/** Whether the bracket that ends here is around nothing but a number, as bookkeepers write those below zero: `(1,234.50)`. */
function isBookkeepersMinus(text: string, end: number): boolean {
  const start = text[end - 1] === ')' ? text.lastIndexOf('(', end - 1) : -1;
  return (
    start !== -1 &&
    end - start < longestNumber &&
    !/[\w$)\]]/.test(text[start - 1] ?? '') &&
    looksLikeNumber(text.slice(start + 1, end - 1).trim())
  );
}
