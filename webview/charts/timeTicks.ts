import { formatDay, formatMonth } from '../../src/shared/formatDate.ts';
import { calendarTime, dayMs, daysFromDate } from '../../src/shared/series/time/calendar.ts';
import { type TimeAxis, timeAt } from '../../src/shared/series/time/timeAxis.ts';
import { stepsBetween } from '../../src/shared/series/time/timeStep.ts';

/** A place on an axis of time and how it is written. */
export interface TimeTick {
  /** Index of the first value at or after the tick's moment. */
  readonly index: number;
  readonly label: string;
}

/** Round lengths between ticks, finest first. */
const units: readonly { readonly unit: 'millisecond' | 'month'; readonly count: number }[] = [
  ...[1, 5, 15, 30].map((seconds) => ({ unit: 'millisecond', count: seconds * 1000 }) as const),
  ...[1, 5, 15, 30].map((minutes) => ({ unit: 'millisecond', count: minutes * 60_000 }) as const),
  ...[1, 3, 6, 12].map((hours) => ({ unit: 'millisecond', count: hours * 3_600_000 }) as const),
  ...[1, 2, 7].map((days) => ({ unit: 'millisecond', count: days * dayMs }) as const),
  ...[1, 3, 6].map((months) => ({ unit: 'month', count: months }) as const),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((years) => ({ unit: 'month', count: 12 * years }) as const),
];
const averageMonthMs = 30.44 * dayMs;

/** At most `most` round moments between two values of a series, both included, each at the first value that reaches it. */
export function timeTicks(axis: TimeAxis, first: number, last: number, most: number): TimeTick[] {
  const start = timeAt(axis, first);
  const end = timeAt(axis, last);
  for (const { unit, count } of units) {
    const length = unit === 'month' ? count * averageMonthMs : count;
    if ((end - start) / length > most) {
      continue;
    }
    const ticks = momentsOf(unit, count, start, end).map((moment) => ({
      index: firstIndexAt(axis, moment),
      label: labelOf(moment, unit, count),
    }));
    // Several moments may fall on one value of a coarser series.
    const apart = ticks.filter(({ index }, i) => index >= first && index <= last && index !== ticks[i - 1]?.index);
    if (apart.length <= most) {
      return apart;
    }
  }
  return [];
}

function momentsOf(unit: 'millisecond' | 'month', count: number, start: number, end: number): number[] {
  const moments: number[] = [];
  if (unit === 'millisecond') {
    // Weeks start on a Monday, 1969-12-29.
    const origin = count === 7 * dayMs ? -3 * dayMs : 0;
    for (let moment = origin + Math.ceil((start - origin) / count) * count; moment <= end; moment += count) {
      moments.push(moment);
    }
    return moments;
  }
  const { year, month } = calendarTime(start);
  for (let index = Math.floor((12 * year + month - 1) / count) * count; ; index += count) {
    const moment = daysFromDate(Math.floor(index / 12), (index % 12) + 1, 1) * dayMs;
    if (moment > end) {
      return moments;
    }
    if (moment >= start) {
      moments.push(moment);
    }
  }
}

function firstIndexAt(axis: TimeAxis, moment: number): number {
  let index = stepsBetween(axis.start, axis.step, moment);
  while (timeAt(axis, index) < moment) {
    index++;
  }
  while (timeAt(axis, index - 1) >= moment) {
    index--;
  }
  return index;
}

function labelOf(moment: number, unit: 'millisecond' | 'month', count: number): string {
  const { year, month, hour, minute, second } = calendarTime(moment);
  if (unit === 'month') {
    return count >= 12 || month === 1 ? String(year).padStart(4, '0') : formatMonth(moment);
  }
  if (count >= dayMs || hour + minute + second === 0) {
    return formatDay(moment);
  }
  const [h, m, s] = [hour, minute, second].map((part) => String(part).padStart(2, '0'));
  return count >= 60_000 ? `${h}:${m}` : `${h}:${m}:${s}`;
}
