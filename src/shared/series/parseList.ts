import { InputError } from '../inputError.ts';
import type { NumberList } from './numberList.ts';
import { parseNumber } from './parseNumber.ts';
import { checkCount } from './seriesLimits.ts';

const token = /[^\s,;[\](){}]+/g;

/**
 * Reads numbers in reading order, separated by commas, semicolons or white space, perhaps in brackets. Throws
 * `InputError` naming the first token that is not a finite number.
 */
export function parseList(text: string): NumberList {
  checkCount(countTokens(text));
  const tokens = [...text.matchAll(token)];
  const values = new Float64Array(tokens.length);
  const gaps: string[] = [];
  let decimals = 0;
  let exponents = 0;
  let line = 1;
  let end = 0;
  for (const [i, match] of tokens.entries()) {
    const gap = text.slice(end, match.index);
    line += countLineBreaks(gap);
    const written = parseNumber(match[0], line);
    values[i] = written.value;
    decimals = Math.max(decimals, written.decimals);
    exponents += written.exponent ? 1 : 0;
    if (i > 0) {
      gaps.push(gap);
    }
    end = match.index + match[0].length;
  }
  checkCommas(gaps, tokens);
  return {
    name: '',
    values,
    style: { decimals, exponent: 2 * exponents > values.length },
    layout: { kind: 'list', ...listLayout(gaps) },
    end,
  };
}

/** `1,5 2,5` may be two numbers or four: it is not for us to guess. */
function checkCommas(gaps: readonly string[], tokens: readonly RegExpExecArray[]): void {
  const tight = gaps.indexOf(',');
  if (tight !== -1 && gaps.some((gap) => !gap.includes(','))) {
    const shown = `${tokens[tight][0]},${tokens[tight + 1][0]}`;
    throw new InputError(
      `"${shown}" can be one number or two; write decimals with a point and separate numbers in one way.`,
    );
  }
}

/** How many tokens `token` would find, without making them. */
function countTokens(text: string): number {
  let count = 0;
  token.lastIndex = 0;
  while (token.test(text)) {
    count++;
  }
  return count;
}

function listLayout(gaps: readonly string[]) {
  const lineGaps = gaps.filter((gap) => gap.includes('\n'));
  const inlineGaps = gaps.filter((gap) => !gap.includes('\n'));
  const separator = inlineGaps.at(-1) ?? lineGaps.at(-1) ?? ', ';
  if (lineGaps.length === 0) {
    return { separator, lineBreak: separator, perLine: Number.POSITIVE_INFINITY, onLastLine: gaps.length + 1 };
  }
  return {
    separator,
    lineBreak: lineGaps.at(-1) ?? separator,
    perLine: gaps.findIndex((gap) => gap.includes('\n')) + 1,
    onLastLine: gaps.length - gaps.findLastIndex((gap) => gap.includes('\n')),
  };
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
