import { afterEach, expect, test } from 'vitest';
import { english, useLanguage } from './language.ts';
import { translate } from './translate.ts';

afterEach(() => useLanguage(english));

test('a text without a translation stays as it is, its values in place', () => {
  expect(translate('Learned {0} in {1} iterations.', 'the sine', '500')).toBe('Learned the sine in 500 iterations.');
  expect(translate('No values, {0}.')).toBe('No values, {0}.');
});

test('a translation may take the values in another order', () => {
  useLanguage({ tag: 'de', translations: { 'the {0} of {1}': '{1}: {0}' } });
  expect(translate('the {0} of {1}', 'mean', 'sales {0}')).toBe('sales {0}: mean');
});
