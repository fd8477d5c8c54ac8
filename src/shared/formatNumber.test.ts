import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { german } from '../../test/support/german.ts';
import {
  countOf,
  formatExactly,
  formatLevel,
  formatMilliseconds,
  formatNumber,
  formatPercent,
  listNumbers,
} from './formatNumber.ts';
import { english, useLanguage } from './l10n/language.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [3, '3'],
    [0.1, '0.1'],
    [0.073612, '0.0736'],
    [-0.9634, '−0.963'],
    [1234.56, '1,235'],
    [100_000, '100,000'],
    [0.000_012_345, '0.0000123'],
    [0.000_001_234_5, '1.23e−6'],
    [1e300, '1e300'],
    [-123_456_789_012_345, '−1.23e14'],
  ])('writes %d as %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });

  it.each([
    [10_234.567_8, 0.01, '10,234.57'],
    [-0.963_45, 0.002, '−0.963'],
    [-0.000_4, 0.002, '0'],
    [12.3, 100, '12'],
    [0.000_000_123, 1e-9, '1.23e−7'],
    [7, 0, '7'],
  ])('writes %d at a resolution of %d as %s', (value, resolution, expected) => {
    expect(formatNumber(value, resolution)).toBe(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(() => formatNumber(value)).toThrow('not a number to show');
  });
});

describe('formatPercent', () => {
  it.each([
    [0, '0 %'],
    [0.004, 'under 1 %'],
    [0.5, '50 %'],
    [0.994, '99 %'],
    [0.996, 'over 99 %'],
    [1, '100 %'],
    [1.5, '150 %'],
  ])('says of %f no more than is true', (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });
});

describe('formatMilliseconds', () => {
  it.each([
    [0.0271, '0.0271 ms'],
    [13.6, '13.6 ms'],
    [999.6, '1 s'],
    [61_234, '61.2 s'],
  ])('writes %d as %s', (milliseconds, expected) => {
    expect(formatMilliseconds(milliseconds)).toBe(expected);
  });
});

describe('in German', () => {
  beforeEach(() => useLanguage(german));
  afterEach(() => useLanguage(english));

  it.each([
    [1234.56, undefined, '1.235'],
    [-0.9634, undefined, '−0,963'],
    [100_000, undefined, '100.000'],
    [10_234.567_8, 0.01, '10.234,57'],
    [0.000_001_234_5, undefined, '1,23e−6'],
    [-123_456_789_012_345, undefined, '−1,23e14'],
  ])('writes %d at a resolution of %s as %s', (value, resolution, expected) => {
    expect(formatNumber(value, resolution)).toBe(expected);
  });

  it('writes counts, shares, levels and durations with its marks', () => {
    expect(countOf(1200, 'value')).toBe('1.200 Werte');
    expect(formatPercent(0.995)).toBe('über 99\u00a0%');
    expect(formatLevel(0.975)).toBe('97,5\u00a0%');
    expect(formatMilliseconds(0.0271)).toBe('0,0271\u00a0ms');
    expect(formatMilliseconds(61_234)).toBe('61,2\u00a0s');
  });

  it('writes all digits without points between thousands where they may be typed', () => {
    expect([0.01, 1500, -2.5e-7].map(formatExactly)).toEqual(['0,01', '1500', '-2,5e-7']);
  });

  it('separates numbers by what is part of none', () => {
    expect(listNumbers(['1,5', '2'])).toBe('1,5; 2');
  });

  it('goes back to English with the words', () => {
    expect(formatNumber(1234.56)).toBe('1.235');
    useLanguage(english);
    expect(formatNumber(1234.56)).toBe('1,235');
    expect(listNumbers(['1.5', '2'])).toBe('1.5, 2');
  });
});
