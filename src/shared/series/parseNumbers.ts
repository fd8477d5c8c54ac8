import type { NumberList } from './numberList.ts';
import { parseList } from './parseList.ts';
import { parseTable } from './parseTable.ts';
import { checkCount, checkMagnitude, checkVaries } from './seriesLimits.ts';

/**
 * Finds the numbers in a text: a JSON array, a list separated by commas, semicolons, spaces, tabs or lines, or a CSV or
 * TSV table with one column of numbers. Throws `InputError` with one sentence for anything else, for too few or too many
 * numbers, for numbers that never change and for numbers of an absurd size.
 */
export function parseNumbers(text: string): NumberList {
  const list = parseTable(text) ?? parseList(text);
  checkCount(list.values.length);
  checkVaries(list.values);
  checkMagnitude(list.values);
  return list;
}
