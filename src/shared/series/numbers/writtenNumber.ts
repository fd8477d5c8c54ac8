/** The parts of a number with what may stand around and within it. */
export interface WrittenNumber {
  readonly sign: string;
  readonly prefix: string;
  /** Digits and marks. */
  readonly body: string;
  /** `e5`; empty for none. */
  readonly exponent: string;
  readonly suffix: string;
  readonly signFirst: boolean;
}

/** Marks between groups of digits, besides `.` and `,`: apostrophes, underscore, blanks of every width. */
export const groupMarks = "'\u2019_ \u00a0\u202f\u2009";

const sign = '[+\\-\u2212]?';
const currencyBefore = '(?:\\p{Lu}{0,3}\\p{Sc}|\\p{Lu}{3})\\s?';
const unitAfter = '\\s?(?:[%\u2030]|\\p{Sc}|[\\p{L}\u00b0\u00b5][\\p{L}\\d\u00b0\u00b5/\u00b2\u00b3^\u00b7%]{0,9})';
const body = `(?:\\d|[.,](?=\\d))[\\d.,${groupMarks}]*?`;
const pattern = new RegExp(
  `^(${sign})(${currencyBefore})?(${sign})(${body})((?:[eE][+\\-\u2212]?\\d+)?)(${unitAfter})?$`,
  'u',
);

/** Takes a number apart; `null` for what is none. */
export function splitNumber(written: string): WrittenNumber | null {
  const match = pattern.exec(written);
  if (match === null || (match[1] !== '' && match[3] !== '')) {
    return null;
  }
  const [, before, prefix = '', after, digits, exponent, suffix = ''] = match;
  return { sign: before + after, prefix, body: digits, exponent, suffix, signFirst: after === '' };
}

/** Whether what is written can be a number: in a column of such, what is wrong with others is worth saying. */
export function looksLikeNumber(written: string): boolean {
  return splitNumber(written) !== null;
}

/** Whether a unit is a sign everyone knows: per cent, per mille or a currency. */
export function isCommonUnit(unit: string): boolean {
  return /^\s?(?:[%\u2030]|\p{Lu}{0,3}\p{Sc}|\p{Lu}{3})\s?$/u.test(unit);
}
