import { InputError } from '../inputError.ts';

const numberPattern = /^[+-]?(?:\d+\.?(\d*)|\.(\d+))(e[+-]?\d+)?$/i;

/** A number as it was written. */
export interface WrittenNumber {
  readonly value: number;
  readonly decimals: number;
  readonly exponent: boolean;
}

/** Whether a token is written like a number; it may still be too large for one. */
export function looksLikeNumber(token: string): boolean {
  return numberPattern.test(token);
}

/** Reads one token; `line` is 1-based and only for the sentence thrown. Throws `InputError` for all but finite numbers. */
export function parseNumber(token: string, line: number): WrittenNumber {
  const match = numberPattern.exec(token);
  if (match === null) {
    throw new InputError(describeProblem(token, line));
  }
  const value = Number(token);
  if (!Number.isFinite(value)) {
    throw new InputError(`"${token}" in line ${line} is too large for a number; the largest is about 1.8e308.`);
  }
  return { value, decimals: (match[1] ?? match[2] ?? '').length, exponent: match[3] !== undefined };
}

const missingWords = new Set([
  'nan',
  'null',
  'none',
  'na',
  'n/a',
  'undefined',
  'inf',
  '-inf',
  'infinity',
  '-infinity',
  '+inf',
]);

function describeProblem(token: string, line: number): string {
  if (hasControlCharacter(token)) {
    return `The selection holds characters that are not text (line ${line}), as in a binary file; select numbers in a text file.`;
  }
  if (token === '') {
    return `A value is missing in line ${line}; fill it in or leave that line out.`;
  }
  const shown = token.length > 30 ? `${token.slice(0, 30)}…` : token;
  return missingWords.has(token.toLowerCase())
    ? `"${shown}" in line ${line} is not a finite number; replace it or leave it out of the selection.`
    : `"${shown}" in line ${line} is not a number; select only numbers, separated by commas, spaces or lines.`;
}

function hasControlCharacter(token: string): boolean {
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i);
    if (code < 32 || code === 0xfffd) {
      return true;
    }
  }
  return false;
}
