import { formatNumber } from '../../formatNumber.ts';
import { translate } from '../../l10n/translate.ts';
import { calendarTime, dayMs, daysFromDate, daysInMonth, weekday } from './calendar.ts';

/** The time from one value to the next. A month is a step of the calendar, whatever its days. Plain JSON. */
export type TimeStep =
  | { readonly unit: 'millisecond'; readonly count: number }
  /** From Monday to Friday. */
  | { readonly unit: 'workday'; readonly count: 1 }
  /** `day` is the day of the month; 31 for the last one. */
  | { readonly unit: 'month'; readonly count: number; readonly day: number };

/** A moment may be this much of a step early or late. */
const jitter = 0.2;

/**
 * The step of moments in increasing order, at least three, some of which may be missing between; `null` when they follow
 * no step.
 */
export function findStep(moments: Float64Array): TimeStep | null {
  return findMonths(moments) ?? findWorkdays(moments) ?? findMilliseconds(moments);
}

/** The moment a number of steps after another. */
export function addSteps(start: number, step: TimeStep, steps: number): number {
  switch (step.unit) {
    case 'millisecond':
      return start + steps * step.count;
    case 'workday': {
      const days = Math.floor(start / dayMs);
      return start + (dayOfWorkday(workdayOf(days) + steps) - days) * dayMs;
    }
    case 'month': {
      const { year, month } = calendarTime(start);
      const firstDay = daysFromDate(year, month + steps * step.count, 1);
      const there = calendarTime(firstDay * dayMs);
      const day = Math.min(step.day, daysInMonth(there.year, there.month));
      return (firstDay + day - 1) * dayMs + (start - Math.floor(start / dayMs) * dayMs);
    }
  }
}

/** How many steps a moment is after another, to the nearest one; inverse of `addSteps`. */
export function stepsBetween(start: number, step: TimeStep, moment: number): number {
  switch (step.unit) {
    case 'millisecond':
      return Math.round((moment - start) / step.count);
    case 'workday':
      return workdayOf(Math.floor(moment / dayMs)) - workdayOf(Math.floor(start / dayMs));
    case 'month':
      return Math.round((monthOf(moment) - monthOf(start)) / step.count);
  }
}

/** A first guess at the season, in steps; `null` when a step suggests none. */
export function seasonOfStep(step: TimeStep): number | null {
  switch (step.unit) {
    case 'workday':
      return 5;
    case 'month':
      return step.count < 12 && 12 % step.count === 0 ? 12 / step.count : null;
    case 'millisecond': {
      const { count } = step;
      if (count === 7 * dayMs) {
        return 52;
      }
      if (count === dayMs) {
        return 7;
      }
      const hour = dayMs / 24;
      const minute = hour / 60;
      // Steps of minutes have the day's season, those of seconds the minute's or the hour's.
      const cycle = count > minute ? dayMs : count >= 1000 ? (count === minute ? hour : minute) : 0;
      return cycle > count && cycle % count === 0 ? cycle / count : null;
    }
  }
}

/** A step in words: "month", "15 minutes", "working day". */
export function stepInWords(step: TimeStep): { readonly one: string; readonly many: string } {
  switch (step.unit) {
    case 'workday':
      return { one: translate('working day'), many: translate('working days') };
    case 'month':
      switch (step.count) {
        case 1:
          return { one: translate('month'), many: translate('months') };
        case 3:
          return { one: translate('quarter'), many: translate('quarters') };
        case 12:
          return { one: translate('year'), many: translate('years') };
        default:
          return stepsOf(translate('{0} months', formatNumber(step.count)));
      }
    case 'millisecond': {
      for (const [length, one, many, several] of timeUnits()) {
        if (step.count === length) {
          return { one, many };
        }
        if (step.count % length === 0) {
          return stepsOf(several.replace('{0}', formatNumber(step.count / length)));
        }
      }
      return stepsOf(translate('{0} ms', formatNumber(step.count)));
    }
  }
}

/** Units of time, the longest first: in milliseconds, one of them, many, and a number of them. */
function timeUnits(): readonly (readonly [number, string, string, string])[] {
  return [
    [7 * dayMs, translate('week'), translate('weeks'), translate('{0} weeks')],
    [dayMs, translate('day'), translate('days'), translate('{0} days')],
    [dayMs / 24, translate('hour'), translate('hours'), translate('{0} hours')],
    [60_000, translate('minute'), translate('minutes'), translate('{0} minutes')],
    [1000, translate('second'), translate('seconds'), translate('{0} seconds')],
  ];
}

function stepsOf(length: string): { one: string; many: string } {
  return { one: translate('step of {0}', length), many: translate('steps of {0}', length) };
}

function findMonths(moments: Float64Array): TimeStep | null {
  const first = calendarTime(moments[0]);
  const ofDay = moments[0] - Math.floor(moments[0] / dayMs) * dayMs;
  let day = first.day;
  let isLast = true;
  for (const moment of moments) {
    const time = calendarTime(moment);
    if (moment - Math.floor(moment / dayMs) * dayMs !== ofDay) {
      return null;
    }
    day = Math.max(day, time.day);
    isLast &&= time.day === daysInMonth(time.year, time.month);
  }
  const target = isLast ? 31 : day;
  let count = 0;
  for (let i = 0; i < moments.length; i++) {
    const { year, month, day: each } = calendarTime(moments[i]);
    if (each !== Math.min(target, daysInMonth(year, month))) {
      return null;
    }
    const months = i === 0 ? 0 : monthOf(moments[i]) - monthOf(moments[i - 1]);
    if (i > 0 && months === 0) {
      return null;
    }
    count = greatestDivisor(count, months);
  }
  return { unit: 'month', count, day: target };
}

function findWorkdays(moments: Float64Array): TimeStep | null {
  let single = 0;
  let weekends = 0;
  for (let i = 0; i < moments.length; i++) {
    const days = Math.floor(moments[i] / dayMs);
    if (weekday(days) > 4 || moments[i] % dayMs !== moments[0] % dayMs) {
      return null;
    }
    const difference = i === 0 ? 0 : days - Math.floor(moments[i - 1] / dayMs);
    single += difference === 1 ? 1 : 0;
    weekends += difference === 3 && weekday(days) === 0 ? 1 : 0;
  }
  return weekends > 0 && 2 * (single + weekends) > moments.length ? { unit: 'workday', count: 1 } : null;
}

function findMilliseconds(moments: Float64Array): TimeStep | null {
  const differences = new Float64Array(moments.length - 1);
  for (let i = 0; i < differences.length; i++) {
    differences[i] = moments[i + 1] - moments[i];
  }
  const sorted = differences.slice().sort();
  const median = sorted[Math.floor(sorted.length / 2)];
  // With many gaps the median is several steps: the smallest difference may divide it.
  for (const count of new Set([mostCommon(sorted), median, sorted[0]])) {
    if (count > 0 && follows(moments, count)) {
      return { unit: 'millisecond', count };
    }
  }
  return null;
}

function follows(moments: Float64Array, count: number): boolean {
  let position = 0;
  for (let i = 1; i < moments.length; i++) {
    const exact = (moments[i] - moments[0]) / count;
    const next = Math.round(exact);
    if (Math.abs(exact - next) > jitter || next <= position) {
      return false;
    }
    position = next;
  }
  // Mostly gaps: no step at all.
  return position < 20 * moments.length;
}

function mostCommon(sorted: Float64Array): number {
  let best = sorted[0];
  let bestRun = 0;
  let run = 0;
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1;
    if (run > bestRun) {
      bestRun = run;
      best = sorted[i];
    }
  }
  return best;
}

function monthOf(moment: number): number {
  const { year, month } = calendarTime(moment);
  return 12 * year + month;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Working days since Monday, 1969-12-29; a day of a weekend counts as the Monday after it. */
function workdayOf(days: number): number {
  const weeks = Math.floor((days + 3) / 7);
  return 5 * weeks + Math.min(5, weekday(days));
}

function dayOfWorkday(workday: number): number {
  const weeks = Math.floor(workday / 5);
  return 7 * weeks + (workday - 5 * weeks) - 3;
}
