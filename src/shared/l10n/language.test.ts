import { afterEach, expect, test } from 'vitest';
import { formatNumber } from '../formatNumber.ts';
import { english, keptForLanguage, languageOf, useLanguage } from './language.ts';

afterEach(() => useLanguage(english));

test.each([
  ['de', {}, '1.234'],
  ['fr', undefined, '1,234'],
])('numbers of %s, translated with %j, are written as %s', (tag, translations, written) => {
  useLanguage(languageOf(tag, translations));
  expect(formatNumber(1234)).toBe(written);
});

test('what is kept for a language is made once, and anew for another', () => {
  const made: string[] = [];
  const kept = keptForLanguage((tag) => {
    made.push(tag);
    return tag;
  });
  expect(made).toEqual([]);
  expect([kept(), kept()]).toEqual(['en', 'en']);
  useLanguage(languageOf('de', {}));
  expect([kept(), kept()]).toEqual(['de', 'de']);
  expect(made).toEqual(['en', 'de']);
});
