import { InputError } from '../inputError.ts';
import { shownValue } from '../shownValue.ts';
import { fillGaps, findGaps } from './gaps.ts';
import { checkCount, checkMagnitude, checkVaries } from './seriesLimits.ts';

/** A series that a program gave as a list, ready to be forecast. */
export interface ValuesSeries {
  /** All finite: what was missing lies on a line between its neighbours. */
  readonly values: Float64Array;
  /** What was done to the numbers, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Takes a list of numbers, of which `null` and NaN are missing; of more than `mostValues` the last ones. Throws `InputError` for anything else, and
 * for what cannot be forecast.
 */
export function valuesSeries(list: unknown, mostValues: number): ValuesSeries {
  const written = numbersOf(list);
  const known = written.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  checkCount(known);
  if (Number.isNaN(written[written.length - 1])) {
    throw new InputError('The last value is missing; leave it out, so that the forecast begins after the last number.');
  }
  const recent = written.subarray(Math.max(0, written.length - mostValues));
  const open = recent.slice(recent.findIndex((value) => !Number.isNaN(value)));
  const gaps = findGaps(open);
  const values = fillGaps(open, gaps);
  checkCount(values.length);
  checkVaries(values);
  checkMagnitude(values);
  const filled = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    values,
    notes: [
      ...(recent.length < written.length ? [`Only the last ${mostValues.toLocaleString('en')} values were used.`] : []),
      ...(filled > 0
        ? [`${filled} missing ${filled === 1 ? 'value was' : 'values were'} filled by straight lines.`]
        : []),
    ],
  };
}

/** NaN where a value is missing. */
function numbersOf(list: unknown): Float64Array {
  if (!Array.isArray(list) && !(ArrayBuffer.isView(list) && !(list instanceof DataView))) {
    throw new InputError(
      `The values are ${list === null ? 'null' : `of type ${typeof list}`}; give an array of numbers, oldest first.`,
    );
  }
  return Float64Array.from(list as ArrayLike<unknown>, (value, place) => {
    if (value === null || value === undefined) {
      return Number.NaN;
    }
    if (typeof value !== 'number' || Math.abs(value) === Number.POSITIVE_INFINITY) {
      throw new InputError(
        `Value ${place + 1} is ${shownValue(value)}; values are finite numbers, or null where one is missing.`,
      );
    }
    return value;
  });
}
