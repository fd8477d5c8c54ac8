import { translate } from '../../l10n/translate.ts';
import { LocatedError } from '../../locatedError.ts';
import { cellsPerStep, type Steps } from '../../runSteps.ts';
import type { Cells } from '../reading/cells.ts';
import { decimalMark } from './decimalMark.ts';
import { isMissing } from './missingWords.ts';
import { NotationTally } from './notationTally.ts';
import type { CommaMeaning, NumberNotation } from './numberNotation.ts';
import { PlainNumber } from './plainNumber.ts';
import { groupMarks, isCommonUnit, splitNumber } from './writtenNumber.ts';

/** The numbers of a column, and how they are written. */
export interface NumberColumn {
  /** NaN where a value is missing. */
  readonly values: Float64Array;
  /** How many are not missing. */
  readonly known: number;
  readonly notation: NumberNotation;
}

const point = '.'.charCodeAt(0);

/**
 * Reads the cells of a column as numbers; `comma` is what the person said of commas, if anything. Throws `LocatedError` for
 * the first cell that is neither a finite number nor missing, `AmbiguousCommaError` when commas can be read in two ways.
 */
export function* readNumbers(cells: Cells, comma: CommaMeaning | null): Steps<NumberColumn> {
  return (yield* readPlain(cells)) ?? (yield* readWritten(cells, comma));
}

/** Numbers as programs write them; `null` as soon as one is not. */
function* readPlain(cells: Cells): Steps<NumberColumn | null> {
  const { text, starts, ends, count } = cells;
  const values = new Float64Array(count);
  const plain = new PlainNumber();
  const tally = new NotationTally();
  for (let i = 0; i < count; i++) {
    if (i % cellsPerStep === cellsPerStep - 1) {
      yield;
    }
    if (plain.read(text, starts[i], ends[i], point, 0) && Number.isFinite(plain.value)) {
      values[i] = plain.value;
      tally.add(plain, text, ends[i]);
    } else if (isMissing(cells.textOf(i))) {
      values[i] = Number.NaN;
    } else {
      return null;
    }
  }
  return { values, known: tally.count, notation: tally.notation(plainMarks) };
}

const plainMarks = { decimalMark: '.', thousandsMark: '', prefix: '', suffix: '', signFirst: true } as const;

/** Numbers as people write them, with marks and units. */
function* readWritten(cells: Cells, comma: CommaMeaning | null): Steps<NumberColumn> {
  const decimal = yield* decimalMark(cells, comma);
  const reader = new WrittenReader(cells, decimal);
  const values = new Float64Array(cells.count);
  for (let i = 0; i < cells.count; i++) {
    if (i % cellsPerStep === cellsPerStep - 1) {
      yield;
    }
    values[i] = reader.read(i);
  }
  return { values, known: reader.count, notation: reader.notation() };
}

class WrittenReader {
  readonly #cells: Cells;
  readonly #decimal: '.' | ',';
  readonly #decimalCode: number;
  #thousands = 0;
  #unit: { readonly prefix: string; readonly suffix: string; readonly signFirst: boolean } | null = null;
  readonly #plain = new PlainNumber();
  readonly #tally = new NotationTally();
  #firstBare = -1;
  #firstWithUnit = -1;
  #bare = 0;
  #withUnit = 0;

  constructor(cells: Cells, decimal: '.' | ',') {
    this.#cells = cells;
    this.#decimal = decimal;
    this.#decimalCode = decimal.charCodeAt(0);
  }

  /** The value of a cell, NaN for one that is missing. */
  read(index: number): number {
    const { text, starts, ends } = this.#cells;
    if (!this.#readBare(text, starts[index], ends[index])) {
      const written = this.#cells.textOf(index);
      if (isMissing(written)) {
        return Number.NaN;
      }
      this.#readWithUnit(written, index);
      this.#firstWithUnit = this.#withUnit === 0 ? index : this.#firstWithUnit;
      this.#withUnit++;
    } else {
      this.#firstBare = this.#bare === 0 ? index : this.#firstBare;
      this.#bare++;
      this.#tally.add(this.#plain, text, ends[index]);
    }
    if (!Number.isFinite(this.#plain.value)) {
      this.#refuse(index, translate('is too large for a number; the largest is about 1.8e308.'));
    }
    return this.#plain.value;
  }

  /** Numbers read so far. */
  get count(): number {
    return this.#tally.count;
  }

  /** How the numbers read so far are written. */
  notation(): NumberNotation {
    const { prefix, suffix, signFirst } = this.#unit ?? { prefix: '', suffix: '', signFirst: true };
    if (this.#bare > 0 && this.#withUnit > 0 && !isCommonUnit(prefix + suffix)) {
      // Letters after a few of the numbers are a mistake, not a unit.
      if (this.#withUnit <= this.#bare) {
        this.#refuse(this.#firstWithUnit, null);
      }
      this.#refuse(
        this.#firstBare,
        translate('has no "{0}", as most numbers have; write all in one unit.', (prefix + suffix).trim()),
      );
    }
    return this.#tally.notation({
      decimalMark: this.#decimal,
      thousandsMark: this.#thousands === 0 ? '' : String.fromCharCode(this.#thousands),
      prefix,
      suffix,
      signFirst,
    });
  }

  /** Reads digits and marks; the first mark between groups that is met is the one of all numbers. */
  #readBare(text: string, start: number, end: number): boolean {
    if (this.#plain.read(text, start, end, this.#decimalCode, this.#thousands)) {
      return true;
    }
    if (this.#thousands !== 0) {
      return false;
    }
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      const isGroupMark = groupMarks.includes(text[at]) || ((code === 44 || code === 46) && code !== this.#decimalCode);
      if (isGroupMark) {
        // All groups of a number have one mark: the first.
        const isRead = this.#plain.read(text, start, end, this.#decimalCode, code);
        this.#thousands = isRead ? code : 0;
        return isRead;
      }
    }
    return false;
  }

  #readWithUnit(written: string, index: number): void {
    const parts = splitNumber(written);
    // What begins with 0x has another base, not a unit.
    if (parts === null || (parts.prefix === '' && parts.suffix === '') || /^[+\-\u2212]?0x/i.test(written)) {
      this.#refuse(index, null);
    }
    const { prefix, suffix, signFirst } = parts;
    this.#unit ??= { prefix, suffix, signFirst };
    const bare = parts.sign + parts.body + parts.exponent;
    if (!this.#readBare(bare, 0, bare.length)) {
      this.#refuse(index, null);
    }
    if (prefix.trim() !== this.#unit.prefix.trim() || suffix.trim() !== this.#unit.suffix.trim()) {
      const known = (this.#unit.prefix + this.#unit.suffix).trim();
      this.#refuse(index, translate('is not in "{0}", as the numbers before it; write all in one unit.', known));
    }
    if (parts.sign !== '' && prefix !== '') {
      this.#unit = { ...this.#unit, signFirst };
    }
    this.#tally.add(this.#plain, bare, bare.length);
  }

  #refuse(index: number, problem: string | null): never {
    const written = this.#cells.textOf(index);
    const range = this.#cells.rangeOf(index) ?? { start: 0, end: 0 };
    const line = this.#cells.lineOf(index);
    if (hasControlCharacter(written)) {
      throw new LocatedError(
        translate(
          'There are characters that are not text (line {0}), as in a binary file; take numbers from a text file.',
          String(line),
        ),
        range,
      );
    }
    const shown = written.length > 30 ? `${written.slice(0, 30)}…` : written;
    throw new LocatedError(
      translate('"{0}" in line {1} {2}', shown, String(line), problem ?? problemOf(written)),
      range,
    );
  }
}

function problemOf(written: string): string {
  return /^[+\-\u2212]?inf(inity)?$/i.test(written)
    ? translate('is not a finite number; replace it or leave it out.')
    : translate('is not a number; take only numbers, separated by commas, spaces or lines.');
}

function hasControlCharacter(written: string): boolean {
  for (let i = 0; i < written.length; i++) {
    const code = written.charCodeAt(i);
    if (code < 32 || code === 0xfffd) {
      return true;
    }
  }
  return false;
}
