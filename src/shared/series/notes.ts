import { formatNumber } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';
import type { Gap } from './gaps.ts';
import type { Cells } from './reading/cells.ts';
import type { TimeOrder } from './time/readTimes.ts';
import { type TimeAxis, timeLabel } from './time/timeAxis.ts';
import { stepInWords } from './time/timeStep.ts';

// What was done to the numbers of a series, in sentences for the person they belong to.

/** So many places are named; of more, the first ones. */
const mostNamed = 3;

/** That rows were sorted, if they were. */
export function noteOrder(order: TimeOrder): string[] {
  switch (order) {
    case 'ascending':
      return [];
    case 'descending':
      return [translate('The rows are newest first; they were read from the oldest on.')];
    case 'mixed':
      return [translate('The rows were out of order; they were sorted by time.')];
  }
}

export function noteDuplicates(repeated: number): string[] {
  return repeated === 0
    ? []
    : [
        translate(
          '{0} the time of another; the means of such rows were taken.',
          counted(repeated, translate('row has'), translate('rows have')),
        ),
      ];
}

export function noteUneven(isUneven: boolean): string[] {
  return isUneven ? [translate('The times follow no fixed step; the values were taken as evenly spaced.')] : [];
}

/** That times were left alone. */
export function noteShared(isShared: boolean): string[] {
  return isShared
    ? [translate('Many rows share a time, so times were not used; the values were taken as they stand.')]
    : [];
}

/** That only the last `used` of `known` numbers are used; nothing for fewer. */
export function noteLeftOut(known: number, used: number): string[] {
  return known <= used
    ? []
    : [
        translate(
          'Only the last {0} of {1} numbers are used; more would be too slow to train on.',
          formatNumber(used),
          formatNumber(known),
        ),
      ];
}

/** Where a series has gaps, and what names the places. */
export interface GapPlaces {
  readonly gaps: readonly Gap[];
  readonly axis: TimeAxis | null;
  readonly cells: Cells;
  readonly cellOfStep: Int32Array;
  /** Whether lines name the places of a series without times; otherwise the values' numbers do. */
  readonly byLine: boolean;
  readonly emptyAfter: number;
}

/** How many values are missing, where, and what became of the gaps. */
export function noteGaps(places: GapPlaces): string[] {
  const short = places.gaps.filter(({ isLong }) => !isLong);
  const long = places.gaps.filter(({ isLong }) => isLong);
  const notes: string[] = [];
  if (short.length > 0) {
    notes.push(translate('Filled {0}: {1}.', missing(short, places), named(short, places)));
  }
  if (long.length > 0) {
    const across = long.length === 1 ? translate('a long gap') : translate('{0} long gaps', formatNumber(long.length));
    notes.push(translate('Did not train across {0} of {1}: {2}.', across, missing(long, places), named(long, places)));
  }
  if (places.emptyAfter > 0) {
    notes.push(
      translate(
        'The last {0} no number; the forecast starts there.',
        places.emptyAfter === 1 ? translate('row has') : translate('{0} rows have', formatNumber(places.emptyAfter)),
      ),
    );
  }
  return notes;
}

function missing(gaps: readonly Gap[], { axis }: GapPlaces): string {
  const count = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  if (axis === null) {
    return count === 1 ? translate('1 missing value') : translate('{0} missing values', formatNumber(count));
  }
  const { one, many } = stepInWords(axis.step);
  return translate('{0} missing {1}', formatNumber(count), count === 1 ? one : many);
}

function named(gaps: readonly Gap[], places: GapPlaces): string {
  const names = gaps.slice(0, mostNamed).map(({ start, end }) => {
    const first = placeOf(start, places);
    const last = placeOf(end - 1, places);
    return first === last ? first : translate('{0} to {1}', first, last.replace(/^(?:line|value) /, ''));
  });
  const more = gaps.length - names.length;
  return more > 0 ? translate('{0} and {1} more', names.join(', '), formatNumber(more)) : listed(names);
}

function placeOf(step: number, { axis, cells, cellOfStep, byLine }: GapPlaces): string {
  if (axis !== null) {
    return timeLabel(axis, step);
  }
  return byLine
    ? translate('line {0}', String(cells.lineOf(cellOfStep[step])))
    : translate('value {0}', formatNumber(cellOfStep[step] + 1));
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : translate('{0} and {1}', names.slice(0, -1).join(', '), names.at(-1)!);
}

function counted(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
