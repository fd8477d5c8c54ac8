import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';
import { english, useLanguage } from '../shared/l10n/language.ts';
import { askedInWords } from './askedInWords.ts';

const [seven, eight] = [7, 8].map((length) => Array.from({ length }, (_, i) => i + 1));

afterEach(() => useLanguage(english));

describe('askedInWords', () => {
  it.each([
    [{ values: [1, null, 3, 4, 5, 6, 7, 8], horizon: 3 }, 'the next 3 values after 8 numbers (1, null, 3 ... 8)'],
    [{ file: 'a.csv', column: 'sales' }, 'the next 12 values of sales in a.csv'],
    [{ file: 'a.csv', horizon: 'ten' }, 'the next values of a.csv'],
    [{ values: 'many' }, 'the next 12 values'],
    [{ values: seven, file: 'a.csv' }, 'the next values'],
    [null, 'the next values'],
  ])('says of %j what it is', (input, words) => {
    expect(askedInWords(input)).toBe(words);
  });

  it.each([
    [{ values: eight, horizon: 3 }, 'die nächsten 3 Werte nach 8 Zahlen (1; 2; 3 ... 8)'],
    [{}, 'die nächsten Werte'],
  ])('says of %j in German what it is', (input, words) => {
    useLanguage({ tag: 'de', translations: JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.de.json'), 'utf8')) });
    expect(askedInWords(input)).toBe(words);
  });
});
