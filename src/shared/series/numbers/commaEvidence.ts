import { splitNumber } from './writtenNumber.ts';

/** A number with marks between thousands, perhaps lakhs and crores, and a point before its decimals. */
const grouped = /^[^\d.,]*\d{1,3}(?:,\d{2})*,\d{3}(?:\.\d+)?[^\d.,]*$|^[^\d.,]*\d{1,3}(?:,\d{3})+(?:\.\d+)?[^\d.,]*$/;

/**
 * Whether each line may be one number with commas between its thousands, though it may be several columns, too: all have
 * whole groups, and decimals or a first group of its own length, as the cells of a table seldom have throughout.
 */
export function mayBeThousands(lines: readonly string[]): boolean {
  return (
    lines.every((line) => grouped.test(line)) && lines.some((line) => line.includes('.') || /^\D*\d{1,2},/.test(line))
  );
}

/**
 * What pieces of a text, each of which has one comma or is a number without, say of their commas: `decimal` when there are
 * other marks between thousands or units around whole pieces; `none` when some can be no single number; `unknown` otherwise.
 */
export function commaEvidence(pieces: readonly string[]): 'decimal' | 'unknown' | 'none' {
  const numbers = pieces.map(splitNumber);
  if (numbers.some((number) => number === null)) {
    return 'none';
  }
  const bodies = numbers.map((number) => number!.body);
  const isGrouped = bodies.some((body) =>
    /^\d{1,3}(?:(?:\.\d{3}){2,}|(?:['\u2019_\u00a0\u202f\u2009]\d{3})+),\d+$/.test(body),
  );
  // Decimals would be in all of them.
  const isMixed =
    bodies.some((body) => /^\d{1,3}\.\d{3},\d+$/.test(body)) && bodies.some((body) => !body.includes('.'));
  const hasUnits = numbers.every((number) => number!.prefix !== '' || number!.suffix !== '');
  if (isGrouped || isMixed || hasUnits) {
    return 'decimal';
  }
  return bodies.every((body) => /^\d+(?:,\d+)?$/.test(body)) ? 'unknown' : 'none';
}
