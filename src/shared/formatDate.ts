import { english, keptForLanguage } from './l10n/language.ts';
import { printTime } from './series/time/timeNotation.ts';

/** A day without its year, of milliseconds since 1970 of the clock on the wall: "5 Mar", "5. März". */
export function formatDay(wall: number): string {
  return wallFormats().day(wall);
}

/** A month without its year, of the same: "Mar", "Mär". */
export function formatMonth(wall: number): string {
  return wallFormats().month(wall);
}

/** When something happened, by the clock here: "Nov 26, 2026, 5:54 AM", "26.11.2026, 05:54". */
export function formatInstant(date: Date): string {
  return instantFormat().format(date);
}

const wallFormats = keptForLanguage((tag) => {
  const written = (options: Intl.DateTimeFormatOptions, notation: string) => {
    const { format } = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    // `en` by itself is that of the United States, where the day follows the month.
    return tag === english.tag ? (wall: number) => printTime(wall, { date: notation, clock: null }) : format;
  };
  return { day: written({ day: 'numeric', month: 'short' }, 'D MMM'), month: written({ month: 'short' }, 'MMM') };
});

const instantFormat = keptForLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }),
);
