import { type CalendarTime, calendarTime, dayMs, isoWeek, isoWeekStart, timeOf, weekday } from './calendar.ts';

/** How the dates of a column are written, so that the next ones can be written in the same way. Plain JSON. */
export interface TimeNotation {
  /** The fields of a date and what stands between them: `YYYY-MM-DD`, `D. MMM YYYY`, `YYYY-[Q]Q`, `epoch-s`. */
  readonly date: string;
  readonly clock: ClockNotation | null;
}

/** How a time of day is written. */
export interface ClockNotation {
  /** Between date and time: `T` or a blank. */
  readonly separator: string;
  readonly hourDigits: number;
  readonly seconds: boolean;
  /** Digits of fractions of a second. */
  readonly fraction: number;
  /** `Z`, an offset as `+01:00`, or empty for none. */
  readonly zone: string;
}

/** A way of writing dates: its name, what matches it, and which field each group of the match is. */
interface DatePattern {
  readonly name: string;
  readonly expression: RegExp;
  readonly fields: readonly Field[];
}

type Field = 'year' | 'month' | 'day' | 'quarter' | 'week' | 'weekday' | 'monthName';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const fieldNames: Readonly<Record<string, readonly [field: Field, expression: string]>> = {
  YYYY: ['year', '(\\d{4})'],
  YY: ['year', "'?(\\d{2})"],
  MM: ['month', '(\\d{2})'],
  M: ['month', '(\\d{1,2})'],
  DD: ['day', '(\\d{2})'],
  D: ['day', '(\\d{1,2})'],
  Q: ['quarter', '([1-4])'],
  WW: ['week', '(\\d{2})'],
  E: ['weekday', '([1-7])'],
  // May has three letters in full.
  MMMM: ['monthName', '(\\p{L}{3,9})'],
  MMM: ['monthName', '(\\p{L}{3})'],
};
/** The fields in a pattern's name; brackets hold what stands for itself. */
const nameParts = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|Q|WW|E|[^[]/g;

/** Tried in this order; where day and month can be told by one of a column's dates only, the others of it decide. */
const patterns: readonly DatePattern[] = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'YYYY-MM',
  'YYYY/MM',
  'YYYY-M-D',
  'YYYY/M/D',
  'DD.MM.YYYY',
  'D.M.YYYY',
  'DD.MM.YY',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'M/D/YYYY',
  'D/M/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'MM/YYYY',
  'MM.YYYY',
  'YYYY[Q]Q',
  'YYYY-[Q]Q',
  'YYYY [Q]Q',
  '[Q]Q YYYY',
  '[Q]Q-YYYY',
  '[Q]Q/YYYY',
  '[Q]QYYYY',
  'YYYY-[W]WW-E',
  'YYYY-[W]WW',
  'YYYY[W]WW',
  'MMM YYYY',
  'MMMM YYYY',
  'MMM-YYYY',
  'MMM-YY',
  'MMM YY',
  'YYYY MMM',
  'YYYY-MMM',
  'DD MMM YYYY',
  'D MMM YYYY',
  'DD-MMM-YYYY',
  'DD-MMM-YY',
  'D MMMM YYYY',
  'D. MMMM YYYY',
  'MMM D, YYYY',
  'MMMM D, YYYY',
  // Python's date(2024, 1, 31).
  'YYYY, M, D',
].map((name) => {
  const fields: Field[] = [];
  const expression = name.replace(nameParts, (part, literal: string | undefined) => {
    const known = fieldNames[part];
    if (known === undefined || literal !== undefined) {
      return (literal ?? part).replace(/[.\\/]/g, '\\$&');
    }
    fields.push(known[0]);
    return known[1];
  });
  return { name, fields, expression: new RegExp(`^${expression}(?!\\d)`, 'u') };
});

const clockExpression =
  /^(T| |, )(\d{1,2}):(\d{2})(?::(\d{2})(?:([.,])(\d{1,9}))?)?(?: ?(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2}))?$/;

/** Seconds and milliseconds since 1970 of about 1973 to 2286: smaller numbers are likelier values. */
const epochs = { 'epoch-s': /^\d{9,10}(?:\.\d{1,6})?$/, 'epoch-ms': /^\d{12,13}$/ } as const;

/** A moment as it was written. */
interface WrittenTime {
  /** Milliseconds since 1970 of the clock on the wall, as if it showed UTC. */
  readonly wall: number;
  /** Minutes from UTC; 0 when none are written. */
  readonly offset: number;
}

/** Reads a column of dates, all written in one way. */
export class TimeReader {
  readonly notation: TimeNotation;
  readonly #pattern: DatePattern | null;

  constructor(notation: TimeNotation) {
    this.notation = notation;
    this.#pattern = patterns.find(({ name }) => name === notation.date) ?? null;
  }

  /** Reads one date; `null` for what is none of this notation. */
  read(written: string): WrittenTime | null {
    if (this.#pattern === null) {
      return readNumeric(written, this.notation.date);
    }
    const match = this.#pattern.expression.exec(written);
    if (match === null) {
      return null;
    }
    const rest = written.slice(match[0].length);
    const clock = rest === '' ? null : clockExpression.exec(rest);
    if ((rest !== '' && clock === null) || (clock === null) !== (this.notation.clock === null)) {
      return null;
    }
    return writtenTime(match, this.#pattern.fields, clock);
  }
}

/** So many of some dates must be readable in one way: the others are mistakes to be named, not signs of something else. */
const leastShare = 0.8;

/**
 * The ways in which some written dates can be read, those that read the most of them first; none when they are no dates.
 * Years and numbers since 1970 count only where `named`: their column is called after time.
 */
export function timeNotations(written: readonly string[], named: boolean): TimeNotation[] {
  const first = written[0];
  if (first === undefined) {
    return [];
  }
  const found: { readonly notation: TimeNotation; readonly count: number }[] = [];
  const tryNotation = (notation: TimeNotation) => {
    const reader = new TimeReader(notation);
    const count = written.filter((each) => reader.read(each) !== null).length;
    if (count >= leastShare * written.length) {
      found.push({ notation, count });
    }
  };
  for (const { name, expression } of patterns) {
    const match = name === 'YYYYMMDD' && !named && !/^(?:19|20)\d{6}$/.test(first) ? null : expression.exec(first);
    if (match !== null) {
      const clock = clockExpression.exec(first.slice(match[0].length));
      tryNotation({ date: name, clock: clock === null ? null : clockNotation(clock) });
    }
  }
  for (const date of ['YYYY', ...Object.keys(epochs)]) {
    if (named || date !== 'YYYY') {
      tryNotation({ date, clock: null });
    }
  }
  return found.sort((a, b) => b.count - a.count).map(({ notation }) => notation);
}

/** Whether some written values are dates or times. */
export function looksLikeTimes(written: readonly string[]): boolean {
  return timeNotations(written, true).length > 0;
}

/** Writes a moment of the wall clock, in milliseconds since 1970. */
export function printTime(wall: number, { date, clock }: TimeNotation): string {
  if (date === 'epoch-s') {
    return String(wall / 1000);
  }
  if (date === 'epoch-ms') {
    return String(wall);
  }
  const time = calendarTime(wall);
  const days = Math.floor(wall / dayMs);
  const isWeek = date.includes('[W]');
  const year = isWeek ? isoWeek(days).year : time.year;
  const values: Readonly<Record<string, string>> = {
    YYYY: String(year).padStart(4, '0'),
    YY: String(year % 100).padStart(2, '0'),
    MM: twoDigits(time.month),
    M: String(time.month),
    DD: twoDigits(time.day),
    D: String(time.day),
    Q: String(Math.ceil(time.month / 3)),
    WW: twoDigits(isoWeek(days).week),
    E: String(weekday(days) + 1),
    MMMM: capitalised(monthNames[time.month - 1]),
    MMM: capitalised(monthNames[time.month - 1]).slice(0, 3),
  };
  const printed = date.replace(nameParts, (part, literal: string | undefined) => literal ?? values[part] ?? part);
  return clock === null ? printed : printed + printClock(time, clock);
}

function printClock(time: CalendarTime, clock: ClockNotation): string {
  const hour = String(time.hour).padStart(clock.hourDigits, '0');
  const fraction = String(time.millisecond).padStart(3, '0').padEnd(clock.fraction, '0').slice(0, clock.fraction);
  const seconds = clock.seconds ? `:${twoDigits(time.second)}${clock.fraction > 0 ? `.${fraction}` : ''}` : '';
  return `${clock.separator}${hour}:${twoDigits(time.minute)}${seconds}${clock.zone}`;
}

function clockNotation(match: RegExpExecArray): ClockNotation {
  const [whole, separator, hour, , seconds, , fraction = '', zone] = match;
  return {
    separator,
    hourDigits: hour.length,
    seconds: seconds !== undefined,
    fraction: fraction.length,
    zone: zone === undefined ? '' : whole.slice(whole.lastIndexOf(zone) - (whole.at(-zone.length - 1) === ' ' ? 1 : 0)),
  };
}

function readNumeric(written: string, date: string): WrittenTime | null {
  switch (date) {
    case 'YYYY': {
      const year = /^\d{4}$/.test(written) ? Number(written) : 0;
      const wall = year >= 1000 && year < 2500 ? timeOf({ ...midnight, year }) : null;
      return wall === null ? null : { wall, offset: 0 };
    }
    case 'epoch-s':
      return epochs['epoch-s'].test(written) ? { wall: Math.round(Number(written) * 1000), offset: 0 } : null;
    case 'epoch-ms':
      return epochs['epoch-ms'].test(written) ? { wall: Number(written), offset: 0 } : null;
    default:
      return null;
  }
}

/** Years of two digits are those of POSIX: 1969 to 2068. */
const firstYearOf1900s = 69;

const midnight: CalendarTime = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };

function writtenTime(
  match: RegExpExecArray,
  fields: readonly Field[],
  clock: RegExpExecArray | null,
): WrittenTime | null {
  let { year, month, day } = midnight;
  let week = 0;
  let dayOfWeek = 1;
  for (let i = 0; i < fields.length; i++) {
    const written = match[i + 1];
    const value = Number(written);
    switch (fields[i]) {
      case 'year':
        year = written.length === 2 ? value + (value < firstYearOf1900s ? 2000 : 1900) : value;
        break;
      case 'month':
        month = value;
        break;
      case 'day':
        day = value;
        break;
      case 'quarter':
        month = 3 * value - 2;
        break;
      case 'week':
        week = value;
        break;
      case 'weekday':
        dayOfWeek = value;
        break;
      case 'monthName': {
        const name = written.toLowerCase();
        month = 1 + monthNames.findIndex((full) => (name.length === 3 ? full.startsWith(name) : full === name));
        break;
      }
    }
  }
  const [hour, minute, second] = clock === null ? [0, 0, 0] : [clock[2], clock[3], clock[4] ?? 0].map(Number);
  const millisecond = clock?.[6] === undefined ? 0 : Math.round(Number(`0.${clock[6]}`) * 1000);
  const wall =
    week > 0
      ? week <= 53
        ? (isoWeekStart(year, week) + dayOfWeek - 1) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000
        : null
      : timeOf({ year, month, day, hour, minute, second, millisecond });
  return wall === null ? null : { wall, offset: offsetMinutes(clock?.[7]) };
}

function offsetMinutes(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  return match === null ? 0 : (match[1] === '-' ? -1 : 1) * (60 * Number(match[2]) + Number(match[3] ?? 0));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
