import { translate } from '../../l10n/translate.ts';
import { LocatedError } from '../../locatedError.ts';
import { cellsPerStep, type Steps } from '../../runSteps.ts';
import type { TextRange } from '../../textRange.ts';
import { type Cells, sampleOf } from '../reading/cells.ts';
import type { TimeAxis } from './timeAxis.ts';
import { type TimeNotation, TimeReader } from './timeNotation.ts';
import { findStep, stepsBetween } from './timeStep.ts';

/** In which order the dates of a column stand. */
export type TimeOrder = 'ascending' | 'descending' | 'mixed';

/** What a column of dates says of its records. */
export interface RecordTimes {
  /** `null` when the dates follow no step. */
  readonly axis: TimeAxis | null;
  /** The step of each record, from 0; without an axis its place in the order of time. */
  readonly steps: Int32Array;
  readonly order: TimeOrder;
  /** Records that have the same time as another before them. */
  readonly repeated: number;
}

/** The dates of a column in milliseconds. */
interface Moments {
  readonly moments: Float64Array;
  readonly notation: TimeNotation;
}

/**
 * Reads a half-open range of a column of at least three dates by the first of some notations that gives them a step. Throws `LocatedError` for
 * the first cell that none of them reads.
 */
export function* readTimes(cells: Cells, notations: readonly TimeNotation[], records: TextRange): Steps<RecordTimes> {
  let best: RecordTimes | null = null;
  let failure: unknown = null;
  for (const notation of notations) {
    try {
      const times = yield* placeInTime(yield* readMoments(cells, notation, records));
      best ??= times;
      if (times.axis !== null) {
        return times;
      }
    } catch (error) {
      failure ??= error;
    }
  }
  if (best === null) {
    throw failure;
  }
  return best;
}

/** In which order some cells, evenly spread over a column, are. */
export function sampleOrder(cells: Cells, notation: TimeNotation): TimeOrder {
  const reader = new TimeReader(notation);
  const moments = sampleOf(cells).map((written) => reader.read(written)?.wall ?? Number.NaN);
  return orderOf(Float64Array.from(moments));
}

function* readMoments(cells: Cells, notation: TimeNotation, { start, end }: TextRange): Steps<Moments> {
  const reader = new TimeReader(notation);
  const moments = new Float64Array(end - start);
  const offsets = new Float64Array(end - start);
  let isOneZone = true;
  for (let record = start; record < end; record++) {
    const i = record - start;
    if (i % cellsPerStep === cellsPerStep - 1) {
      yield;
    }
    const time = reader.read(cells.textOf(record));
    if (time === null) {
      throw noDate(cells, record);
    }
    moments[i] = time.wall;
    offsets[i] = time.offset;
    isOneZone &&= time.offset === offsets[0];
  }
  if (!isOneZone) {
    // The clocks were changed between: steps are counted in true time, and written as the last clock shows it.
    const last = offsets[offsets.length - 1];
    moments.forEach((wall, i) => {
      moments[i] = wall - (offsets[i] - last) * 60_000;
    });
    const lastText = cells.textOf(end - 1);
    const zone = /(?:Z|[+-]\d{2}:?\d{2})$/.exec(lastText)?.[0] ?? '';
    return { moments, notation: { ...notation, clock: { ...notation.clock!, zone } } };
  }
  return { moments, notation };
}

function noDate(cells: Cells, record: number): LocatedError {
  const written = cells.textOf(record);
  const range = cells.rangeOf(record) ?? cells.rangeOf(Math.max(0, record - 1)) ?? { start: 0, end: 0 };
  const like = translate('a date like "{0}"', cells.textOf(record === 0 ? 1 : 0));
  return new LocatedError(
    written === ''
      ? translate('A date is missing in line {0}; every row needs {1}.', String(cells.lineOf(record)), like)
      : translate(
          '"{0}" in line {1} is not {2}; mend it or leave that line out.',
          written.slice(0, 30),
          String(cells.lineOf(record)),
          like,
        ),
    range,
  );
}

function* placeInTime({ moments, notation }: Moments): Steps<RecordTimes> {
  const order = orderOf(moments);
  const sorted = order === 'ascending' ? moments : moments.slice().sort();
  yield;
  const distinct = sorted.filter((moment, i) => i === 0 || moment !== sorted[i - 1]);
  const step = distinct.length < 3 ? null : findStep(distinct);
  yield;
  const repeated = moments.length - distinct.length;
  if (step === null) {
    const placeOf = new Map([...distinct].map((moment, place) => [moment, place]));
    return { axis: null, steps: Int32Array.from(moments, (moment) => placeOf.get(moment)!), order, repeated };
  }
  const start = sorted[0];
  return {
    axis: { start, step, notation },
    steps: Int32Array.from(moments, (moment) => stepsBetween(start, step, moment)),
    order,
    repeated,
  };
}

function orderOf(moments: Float64Array): TimeOrder {
  let rises = true;
  let falls = true;
  for (let i = 1; i < moments.length; i++) {
    rises &&= moments[i] >= moments[i - 1];
    falls &&= moments[i] <= moments[i - 1];
  }
  return rises ? 'ascending' : falls ? 'descending' : 'mixed';
}
