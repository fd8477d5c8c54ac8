import { formatNumber } from '../formatNumber.ts';
import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import type { Steps } from '../runSteps.ts';
import type { TextRange } from '../textRange.ts';
import { type NumberColumnChoice, type TimeColumn, timeColumn } from './columns.ts';
import { fillGaps, findGaps, type Gap, longestStretch } from './gaps.ts';
import { noteDuplicates, noteGaps, noteLeftOut, noteOrder, noteShared, noteUneven } from './notes.ts';
import type { CommaMeaning } from './numbers/numberNotation.ts';
import { readNumbers } from './numbers/readNumbers.ts';
import type { TextTable } from './reading/textTable.ts';
import type { Series } from './series.ts';
import { checkCount, checkMagnitude, checkVaries, maximumCount, minimumCount } from './seriesLimits.ts';
import { type RecordTimes, readTimes, sampleOrder } from './time/readTimes.ts';
import { type TimeAxis, timeAt } from './time/timeAxis.ts';
import { seasonOfStep } from './time/timeStep.ts';

/** Where a larger share of rows than this has the time of another row, times do not tell the order. */
const mostRepeated = 0.2;

/** Values by step, and the cell each comes from. */
interface Grid {
  readonly values: Float64Array;
  readonly cellOfStep: Int32Array;
  readonly axis: TimeAxis | null;
}

/**
 * Makes the series of a column: its numbers in the order of time, one a step, with short gaps filled and long ones marked.
 * Throws `InputError` (`LocatedError` where it is one place's fault) for what cannot be forecast.
 */
export function* buildSeries(choice: NumberColumnChoice, comma: CommaMeaning | null): Steps<Series> {
  const { table, column, name } = choice;
  const { cells } = table.columns[column];
  const { values: written, known, notation } = yield* readNumbers(cells, comma);
  checkCount(known);
  const dates = timeColumn(table);
  const used = usedRecords(table, dates, written);
  const values = written.subarray(used.start, used.end);
  const dated = dates === null ? null : yield* readTimes(table.columns[dates.column].cells, dates.notations, used);
  // Years beside months, or the days of several shops one after the other: no axis of one series.
  const isShared = dated !== null && dated.repeated > mostRepeated * values.length;
  const times = isShared ? null : dated;
  const grid = times === null ? inOrder(values, used.start) : inTime(values, used.start, times);
  yield;
  const latest = grid.values.findLastIndex(isNumber);
  const earliest = Math.max(0, latest + 1 - maximumCount);
  const first = earliest + grid.values.subarray(earliest).findIndex(isNumber);
  const open = grid.values.slice(first, latest + 1);
  const gaps = findGaps(open);
  yield;
  const filled = fillGaps(open, gaps);
  yield;
  const stretch = longestStretch(filled.length, gaps);
  checkStretch(stretch.end - stretch.start, gaps);
  checkVaries(filled.subarray(stretch.start, stretch.end));
  yield;
  checkMagnitude(filled);
  yield;
  const time = grid.axis === null ? null : { ...grid.axis, start: timeAt(grid.axis, first) };
  const cellOfStep = grid.cellOfStep.slice(first, latest + 1);
  const emptyAfter = grid.values.length - latest - 1;
  const order = times?.order ?? 'ascending';
  const isLeftOut = used.end - used.start < written.length || earliest > 0;
  return {
    name,
    values: filled,
    gaps,
    stretch,
    time,
    season: time === null ? null : seasonOfStep(time.step),
    notation,
    cells,
    cellOfStep,
    emptyAfter,
    order,
    notes: [
      ...noteOrder(order),
      ...noteShared(isShared),
      ...noteDuplicates(times?.repeated ?? 0),
      ...noteUneven(times !== null && time === null),
      ...noteLeftOut(isLeftOut ? known : 0, maximumCount),
      ...noteGaps({ gaps, axis: time, cells, cellOfStep, byLine: table.layout.kind === 'record', emptyAfter }),
    ],
  };
}

/** The records that are read into the series: of too many the newest, unless they are out of order. */
function usedRecords(table: TextTable, dates: TimeColumn | null, values: Float64Array): TextRange {
  const all = { start: 0, end: values.length };
  if (values.length <= maximumCount) {
    return all;
  }
  switch (dates === null ? 'ascending' : sampleOrder(table.columns[dates.column].cells, dates.notations[0])) {
    case 'ascending':
      return { start: Math.max(0, values.findLastIndex(isNumber) + 1 - maximumCount), end: values.length };
    case 'descending':
      return { start: 0, end: maximumCount };
    case 'mixed':
      return all;
  }
}

/** The values as they stand; they come from the cells from `firstCell` on. */
function inOrder(values: Float64Array, firstCell: number): Grid {
  return { values, cellOfStep: Int32Array.from(values, (_, i) => firstCell + i), axis: null };
}

/** The values where their times put them; the mean of those at one time. */
function inTime(written: Float64Array, firstCell: number, { axis, steps }: RecordTimes): Grid {
  const length = 1 + steps.reduce((latest, step) => Math.max(latest, step), 0);
  const values = new Float64Array(length).fill(Number.NaN);
  const counts = new Int32Array(length);
  const cellOfStep = new Int32Array(length).fill(-1);
  for (let i = 0; i < written.length; i++) {
    const step = steps[i];
    cellOfStep[step] = cellOfStep[step] === -1 ? firstCell + i : cellOfStep[step];
    if (isNumber(written[i])) {
      const count = counts[step]++;
      values[step] = count === 0 ? written[i] : (values[step] * count + written[i]) / (count + 1);
    }
  }
  return { values, cellOfStep, axis };
}

function isNumber(value: number): boolean {
  return !Number.isNaN(value);
}

function checkStretch(length: number, gaps: readonly Gap[]): void {
  if (length < minimumCount) {
    const long = gaps.filter(({ isLong }) => isLong).length;
    throw new InputError(
      translate(
        'Between {0} the series has no more than {1} numbers in a row; at least {2} are needed.',
        long === 1 ? translate('its long gap') : translate('its {0} long gaps', formatNumber(long)),
        formatNumber(length),
        formatNumber(minimumCount),
      ),
    );
  }
}
