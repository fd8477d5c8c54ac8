import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatExactly } from './formatNumber.ts';
import { english, useLanguage } from './l10n/language.ts';
import { typedNumber } from './typedNumber.ts';

const languageOf = (tag: string) => ({ tag, translations: {} });

afterEach(() => useLanguage(english));

describe.each([
  ['en', '0.01', 0.01],
  ['en', '.5', 0.5],
  ['en', '1e-3', 0.001],
  ['en', ' 1,000 ', 1000],
  ['en', '1,234,567.5', 1_234_567.5],
  ['en', '−2.5', -2.5],
  ['en', '1.000', 1],
  ['en', '0,01', null],
  ['en', '1,00', null],
  ['en', '1,0000', null],
  ['en', '0,001', null],
  ['de', '0,01', 0.01],
  ['de', ',5', 0.5],
  ['de', '1,5e-3', 0.0015],
  ['de', '1.000', 1000],
  ['de', '1.234.567,5', 1_234_567.5],
  ['de', '1,000', 1],
  ['de', '0.01', 0.01],
  ['de', '0.100', 0.1],
  ['de', '1.0', 1],
  ['de', '1,000.5', null],
  ['de', '1.00,5', null],
  ['fr', '1\u202f000,5', 1000.5],
  ['fr', '1 000,5', 1000.5],
  ['en', '', null],
  ['en', '.', null],
  ['en', '-', null],
  ['en', '0x10', null],
  ['en', 'Infinity', null],
  ['en', '1 000', null],
])('in %s, %j', (tag, text, expected) => {
  it(`is ${expected}`, () => {
    useLanguage(languageOf(tag));
    expect(typedNumber(text)).toBe(expected);
  });
});

describe.each([
  ['en', '1,000', 1000],
  ['en', '1.000', null],
  ['en', '12', 12],
  ['de', '1.000', 1000],
  ['de', '1,000', null],
  ['de', '1.5', null],
  ['de', '12.', null],
])('in %s as a whole number, %j', (tag, text, expected) => {
  it(`is ${expected}`, () => {
    useLanguage(languageOf(tag));
    expect(typedNumber(text, { isWhole: true })).toBe(expected);
  });
});

it.each(['en', 'de', 'fr', 'pt-BR'])('reads what formatExactly writes in %s', (tag) => {
  useLanguage(languageOf(tag));
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(typedNumber(formatExactly(value))).toBe(value + 0);
    }),
  );
});
