import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../../../test/support/seriesOf.ts';
import { printAsCode } from './printAsCode.ts';

describe('printAsCode', () => {
  const series = seriesOf('1.234,50 2.234,25 3 4 5 6 7 8,75', 'decimal');

  it.each([
    ['python', '[1234.50, -2.00]'],
    ['r', 'c(1234.50, -2.00)'],
  ])('writes a list of %s as programs read it, with the decimals of the series', (language, expected) => {
    expect(printAsCode([{ series, values: [1234.5, -2] }], language)).toBe(expected);
  });

  it('writes several series, and long ones over several lines', () => {
    const values = Array.from({ length: 14 }, (_, step) => step);
    const text = printAsCode(
      [
        { series, values },
        { series, values: [1] },
      ],
      'python',
    );
    expect(text.split('\n')).toHaveLength(5);
    expect(text.split('\n').at(-1)).toBe('[1.00]');
    expect(JSON.parse(text.slice(0, text.lastIndexOf('\n')).replaceAll('.00', ''))).toEqual(values);
  });
});
