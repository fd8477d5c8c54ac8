import type { NumberList } from './numberList.ts';
import { parseList } from './parseList.ts';
import { parseTable } from './parseTable.ts';
import { checkCount, checkMagnitude, checkTooMany, checkVaries, maximumCount } from './seriesLimits.ts';

/**
 * Finds the numbers in a text: a JSON array, a list separated by commas, semicolons, spaces, tabs or lines, or a CSV or
 * TSV table with one column of numbers. Throws `InputError` with one sentence for anything else, for too few or too many
 * numbers, for numbers that never change and for numbers of an absurd size.
 */
export function parseNumbers(text: string): NumberList {
  // Each line holds a number at least, but for one header: too many lines need not be read.
  const lines = countLines(text);
  checkTooMany(lines > maximumCount + 1 ? lines : 0);
  const list = parseTable(text) ?? parseList(text);
  checkCount(list.values.length);
  checkVaries(list.values);
  checkMagnitude(list.values);
  return list;
}

/** Lines that are not empty. */
function countLines(text: string): number {
  let lines = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    lines += stop > start ? 1 : 0;
    start = stop + 1;
  }
  return lines;
}
