// The proleptic Gregorian calendar in UTC, as numbers: no time zones, no locale.

export const dayMs = 86_400_000;

/** A date and time of day. */
export interface CalendarTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/**
 * Days from 1970-01-01 to a date; any number of months may be given, as 13 for January of the next year.
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function daysFromDate(year: number, month: number, day: number): number {
  const months = month - 1;
  const y = year + Math.floor(months / 12) - (modulo(months, 12) < 2 ? 1 : 0);
  const m = modulo(months, 12) + 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date and time of day of a moment in milliseconds since 1970, UTC; inverse of `timeOf`. */
export function calendarTime(milliseconds: number): CalendarTime {
  const days = Math.floor(milliseconds / dayMs);
  const rest = milliseconds - days * dayMs;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: Math.floor(rest % 1000),
  };
}

/** Milliseconds since 1970 of a date and time of day; `null` when there is no such date. */
export function timeOf({ year, month, day, hour, minute, second, millisecond }: CalendarTime): number | null {
  const isReal =
    month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour < 24 && minute < 60 && second < 60;
  return isReal
    ? daysFromDate(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    : null;
}

export function daysInMonth(year: number, month: number): number {
  return daysFromDate(year, month + 1, 1) - daysFromDate(year, month, 1);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(days: number): number {
  return modulo(days + 3, 7);
}

/** The Monday on which an ISO 8601 week starts, in days since 1970. */
export function isoWeekStart(year: number, week: number): number {
  const fourth = daysFromDate(year, 1, 4);
  return fourth - weekday(fourth) + 7 * (week - 1);
}

/** The ISO 8601 week of a day. */
export function isoWeek(days: number): { readonly year: number; readonly week: number } {
  const { year } = calendarTime((days - weekday(days) + 3) * dayMs);
  return { year, week: 1 + Math.floor((days - isoWeekStart(year, 1)) / 7) };
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
