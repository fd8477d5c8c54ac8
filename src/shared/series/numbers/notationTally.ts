import type { ExponentNotation, NumberNotation } from './numberNotation.ts';
import type { PlainNumber } from './plainNumber.ts';

/** Counts how the numbers of a column are written. */
export class NotationTally {
  #count = 0;
  #most = 0;
  #fewest = Number.POSITIVE_INFINITY;
  #endWithZero = false;
  #exponents = 0;
  #exponent: ExponentNotation | null = null;
  #positive = 0;
  #plus = 0;
  #bareMarks = 0;
  #fractions = 0;
  #trailingMarks = 0;
  #minus: '-' | '\u2212' = '-';

  /** Numbers taken in. */
  get count(): number {
    return this.#count;
  }

  /** Takes in a number that `plain` has just read from `text`, up to `end`. */
  add(plain: PlainNumber, text: string, end: number): void {
    this.#count++;
    this.#most = Math.max(this.#most, plain.decimals);
    this.#fewest = Math.min(this.#fewest, plain.decimals);
    this.#endWithZero ||= plain.endsWithZero;
    if (plain.value >= 0 && plain.sign !== 45) {
      this.#positive++;
      this.#plus += plain.sign === 43 ? 1 : 0;
    }
    if (plain.sign === 0x2212) {
      this.#minus = '\u2212';
    }
    if (plain.value > -1 && plain.value < 1 && plain.decimals > 0) {
      this.#fractions++;
      this.#bareMarks += plain.wholeDigits === 0 ? 1 : 0;
    }
    this.#trailingMarks += plain.hasMark && plain.decimals === 0 ? 1 : 0;
    if (plain.exponentAt !== -1) {
      this.#exponents++;
      this.#exponent ??= exponentNotation(text.slice(plain.exponentAt, end));
    }
  }

  /** The notation of what was taken in, with the marks and units it was read by. */
  notation(
    read: Pick<NumberNotation, 'decimalMark' | 'thousandsMark' | 'prefix' | 'suffix' | 'signFirst'>,
  ): NumberNotation {
    return {
      ...read,
      decimals: this.#most,
      trimmed: this.#fewest < this.#most && !this.#endWithZero,
      exponent: 2 * this.#exponents > this.#count ? this.#exponent : null,
      plus: this.#plus > 0 && this.#plus === this.#positive,
      minus: this.#minus,
      leadingZero: this.#bareMarks === 0 || this.#bareMarks < this.#fractions,
      trailingMark: this.#trailingMarks > 0,
    };
  }
}

function exponentNotation(written: string): ExponentNotation {
  return {
    letter: written.startsWith('E') ? 'E' : 'e',
    plus: written[1] === '+',
    digits: written.replace(/\D/g, '').length,
  };
}
