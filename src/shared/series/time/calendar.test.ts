import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarTime, dayMs, daysFromDate, daysInMonth, isoWeek, isoWeekStart, timeOf, weekday } from './calendar.ts';

const moments = fc.integer({ min: -200 * 365 * dayMs, max: 400 * 365 * dayMs });

describe('the calendar', () => {
  it('agrees with JavaScript about the date and time of any moment', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const date = new Date(moment);
        expect(calendarTime(moment)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          millisecond: date.getUTCMilliseconds(),
        });
        expect(timeOf(calendarTime(moment))).toBe(moment);
        expect(weekday(Math.floor(moment / dayMs))).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });

  it('counts months past the end of a year', () => {
    expect(daysFromDate(2023, 14, 1)).toBe(daysFromDate(2024, 2, 1));
    expect(daysFromDate(2023, -1, 1)).toBe(daysFromDate(2022, 11, 1));
  });

  it.each([
    [2023, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2024, 12, 31],
  ])('knows the days of %d-%d', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  it.each([
    { month: 2, day: 30 },
    { month: 13, day: 1 },
    { month: 0, day: 1 },
    { month: 1, day: 1, hour: 24 },
    { month: 1, day: 1, minute: 60 },
  ])('has no moment for %o', (wrong) => {
    expect(timeOf({ year: 2024, hour: 0, minute: 0, second: 0, millisecond: 0, ...wrong })).toBeNull();
  });

  it.each([
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-30', 2025, 1],
    ['2023-01-01', 2022, 52],
  ])('puts %s into the ISO week %d-W%d', (date, year, week) => {
    const days = Date.parse(date) / dayMs;
    expect(isoWeek(days)).toEqual({ year, week });
    expect(isoWeekStart(year, week)).toBe(days - weekday(days));
  });
});
