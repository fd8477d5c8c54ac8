import { afterEach, expect, test } from 'vitest';
import { typedHorizon } from './settingValues.ts';
import { english, useLanguage } from './shared/l10n/language.ts';

afterEach(() => useLanguage(english));

test.each([
  ['en', ' 24 ', 24],
  ['en', '1,000', 1000],
  ['en', '1.000', null],
  ['en', '0', null],
  ['en', '10001', null],
  ['en', '', null],
  ['de', '1.000', 1000],
  ['de', '1,000', null],
  ['de', '2,5', null],
])('in %s a typed horizon of %j is %s', (tag, text, horizon) => {
  useLanguage({ tag, translations: {} });
  expect(typedHorizon(text)).toBe(horizon);
});
