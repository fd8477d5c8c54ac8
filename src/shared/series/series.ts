import type { Gap } from './gaps.ts';
import type { NumberNotation } from './numbers/numberNotation.ts';
import type { Cells } from './reading/cells.ts';
import type { TimeOrder } from './time/readTimes.ts';
import type { TimeAxis } from './time/timeAxis.ts';

/** A series of numbers from a text, one a step, oldest first. */
export interface Series {
  /** What the text calls it; empty where it has no name. */
  readonly name: string;
  /** All finite; the steps of `gaps` are filled. */
  readonly values: Float64Array;
  readonly gaps: readonly Gap[];
  /** The longest stretch without a long gap, a half-open range of steps: what is to be trained on. */
  readonly stretch: { readonly start: number; readonly end: number };
  /** When the values are, where a column says so. */
  readonly time: TimeAxis | null;
  /** A first guess at the season from the step of time, in steps. */
  readonly season: number | null;
  /** How its numbers are written. */
  readonly notation: NumberNotation;
  /** Where its numbers stand, and which of those cells each step comes from; -1 for a step that stands nowhere. */
  readonly cells: Cells;
  readonly cellOfStep: Int32Array;
  /** Steps after the last value that the text has already, without a number. */
  readonly emptyAfter: number;
  readonly order: TimeOrder;
  /** What was done to the numbers, in sentences. */
  readonly notes: readonly string[];
}
