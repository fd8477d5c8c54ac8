import type { TextRange } from '../../textRange.ts';
import { isForecastable } from '../isForecastable.ts';

/** Brackets around a place that are looked at, the innermost first: an array of arrays has two. */
const mostLevels = 4;
/** A line of numbers, perhaps with dates, signs and separators. */
const numericLine = /^(?=.*\d)[\s\d.,;:+\-\u2212eETZ%|/"'$\u00a3\u20ac]*$/;

/**
 * The numbers that stand around a place in a text and can be forecast: the array in whose brackets it is, else the lines of
 * numbers among which it is; `null` where there are none.
 */
export function numbersAround(text: string, offset: number): TextRange | null {
  return bracketsAround(text, offset) ?? linesAround(text, offset);
}

function bracketsAround(text: string, offset: number): TextRange | null {
  let start = offset;
  for (let level = 0; level < mostLevels; level++) {
    start = openingBefore(text, start);
    const end = start === -1 ? -1 : closingAfter(text, start);
    if (end === -1) {
      return null;
    }
    if (isForecastable(text.slice(start, end))) {
      return { start, end };
    }
  }
  return null;
}

/** The bracket that is open at a place, -1 where none is. */
function openingBefore(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === ']') {
      depth++;
    } else if (text[at] === '[') {
      if (depth === 0) {
        return at;
      }
      depth--;
    }
  }
  return -1;
}

/** The end of what a bracket opens, -1 where it is not closed. */
function closingAfter(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '[') {
      depth++;
    } else if (text[at] === ']') {
      depth--;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return -1;
}

function linesAround(text: string, offset: number): TextRange | null {
  let { start, end } = lineAround(text, offset);
  if (!numericLine.test(text.slice(start, end))) {
    return null;
  }
  while (start > 0) {
    const before = lineAround(text, start - 1);
    if (!numericLine.test(text.slice(before.start, before.end))) {
      break;
    }
    start = before.start;
  }
  while (end < text.length) {
    const after = lineAround(text, end + 1);
    if (!numericLine.test(text.slice(after.start, after.end))) {
      break;
    }
    end = after.end;
  }
  return isForecastable(text.slice(start, end)) ? { start, end } : null;
}

function lineAround(text: string, offset: number): TextRange {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end === -1 ? text.length : end };
}
