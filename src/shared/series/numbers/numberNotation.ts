/** How the numbers of a series are written, so that more can be written in the same way. */
export interface NumberNotation {
  /** Digits after the decimal mark, the most that any number has. */
  readonly decimals: number;
  /** Whether zeros at the end of the decimals are left out. */
  readonly trimmed: boolean;
  readonly decimalMark: '.' | ',';
  /** Between groups of three digits; empty for none. */
  readonly thousandsMark: string;
  readonly exponent: ExponentNotation | null;
  /** Before and after each number, with the blanks between: `$`, ` %`. */
  readonly prefix: string;
  readonly suffix: string;
  /** Whether a sign stands before the prefix. */
  readonly signFirst: boolean;
  /** Whether positive numbers have a sign. */
  readonly plus: boolean;
  readonly minus: '-' | '\u2212';
  /** Whether there is a zero before the mark of `.5`. */
  readonly leadingZero: boolean;
  /** Whether whole numbers end with the mark: `5.`. */
  readonly trailingMark: boolean;
}

/** How exponents are written: `e5`, `E+05`. */
export interface ExponentNotation {
  readonly letter: 'e' | 'E';
  readonly plus: boolean;
  /** Digits at least. */
  readonly digits: number;
}

/** Whole numbers of plain digits. */
export const plainNotation: NumberNotation = {
  decimals: 0,
  trimmed: false,
  decimalMark: '.',
  thousandsMark: '',
  exponent: null,
  prefix: '',
  suffix: '',
  signFirst: true,
  plus: false,
  minus: '-',
  leadingZero: true,
  trailingMark: false,
};

/** What a person says commas are where that cannot be seen: `1,234`. */
export type CommaMeaning = 'decimal' | 'thousands' | 'separator';
