import { afterEach, expect, it } from 'vitest';
import { formatDay, formatInstant, formatMonth } from './formatDate.ts';
import { english, useLanguage } from './l10n/language.ts';

afterEach(() => useLanguage(english));

const march = Date.UTC(2024, 2, 5);

it.each([
  ['en', '5 Mar', 'Mar', 'Mar 5, 2024, 2:07 PM'],
  ['de', '5. März', 'Mär', '05.03.2024, 14:07'],
])('writes days, months and instants as %s does', (tag, day, month, instant) => {
  useLanguage({ tag, translations: {} });
  expect(formatDay(march)).toBe(day);
  expect(formatMonth(march)).toBe(month);
  // A moment by the clock of this machine, wherever that is.
  expect(formatInstant(new Date(2024, 2, 5, 14, 7)).replaceAll('\u202f', ' ')).toBe(instant);
});
