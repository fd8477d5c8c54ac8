import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumbers } from './parseNumbers.ts';
import { printNumbers } from './printNumbers.ts';

const eight = [1, 2, 3, 4, 5, 6, 7, 8];

describe('parseNumbers', () => {
  it.each([
    ['a JSON array', '[1, 2, 3, 4, 5, 6, 7, 8]'],
    ['a JSON array over lines', '[\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7,\n  8\n]\n'],
    ['commas', '1,2,3,4,5,6,7,8'],
    ['semicolons', '1; 2; 3; 4; 5; 6; 7; 8'],
    ['spaces', ' 1 2 3   4 5 6 7 8 '],
    ['tabs', '1\t2\t3\t4\t5\t6\t7\t8'],
    ['lines', '1\n2\n3\n4\n5\n6\n7\n8\n'],
    ['Windows lines', '1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8\r\n'],
    ['a wrapped list', '1, 2, 3,\n4, 5, 6,\n7, 8,\n'],
    ['wrapped lines of equal length', '1, 2, 3, 4\n5, 6, 7, 8'],
    ['numbers of every notation', '1 +2 3.0 4. 5e0 .6E1 70e-1 8.00'],
    ['a column with a header', 'value\n1\n2\n3\n4\n5\n6\n7\n8\n'],
    ['CSV', 'month,value\n2024-01,1\n2024-02,2\n2024-03,3\n2024-04,4\n2024-05,5\n2024-06,6\n2024-07,7\n2024-08,8\n'],
    ['CSV without a header', 'a,1\nb,2\nc,3\nd,4\ne,5\nf,6\ng,7\nh,8'],
    ['TSV', 'value\tday\n1\tMo\n2\tTu\n3\tWe\n4\tTh\n5\tFr\n6\tSa\n7\tSu\n8\tMo\n'],
    ['quoted CSV', '"a","value"\n"x","1"\n"x","2"\n"x","3"\n"x","4"\n"x","5"\n"x","6"\n"x","7"\n"x","8"\n'],
  ])('reads %s', (_, text) => {
    expect([...parseNumbers(text).values]).toEqual(eight);
  });

  it('names the column it read', () => {
    expect(parseNumbers('sales\n1\n2\n3\n4\n5\n6\n7\n8').name).toBe('sales');
    expect(parseNumbers('1 2 3 4 5 6 7 8').name).toBe('');
  });

  it.each([
    ['', 'Nothing is selected; select at least 8 numbers.'],
    [' \n ', 'Nothing is selected; select at least 8 numbers.'],
    ['1 2 3', 'The selection holds 3 numbers; at least 8 are needed.'],
    ['7', 'The selection holds 1 number; at least 8 are needed.'],
    ['1 2 3\n4 five 6 7 8 9', '"five" in line 2 is not a number'],
    ['1 2 3 4 NaN 6 7 8 9', '"NaN" in line 1 is not a finite number'],
    ['1,2,3,null,5,6,7,8', '"null" in line 1 is not a finite number'],
    ['1 2 3 4\n1e400 6 7 8 9', '"1e400" in line 2 is too large'],
    ['3 3 3 3 3 3 3 3 3', 'All 9 numbers are 3'],
    ['1 2 3 4 5 6 7 -1e200', 'The selection holds -1e+200; numbers up to 1e+30 can be used'],
    ['0 1e-200 0 1e-200 0 1e-200 0 1e-200', 'The numbers differ by no more than 1e-200; multiply'],
    ['PK\u0003\u0004 \u0000\u0001 1 2 3 4 5 6 7 8', 'not text (line 1), as in a binary file'],
    ['1,5 2,5 3,5 4,5 5,5', '"1,5" can be one number or two'],
    ['1,5; 2,5; 3,5; 4,5; 5,5', '"1,5" can be one number or two'],
    ['a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n13,14\n15,16', '2 columns of numbers ("a", "b")'],
    ['day,value\nMo,1\nTu,2\nWe,\nTh,4\nFr,5\nSa,6\nSu,7\nMo,8', 'A value is missing in line 4'],
    ['a,b\nc,d\ne,f\ng,h', 'a table of 2 columns without numbers'],
  ])('refuses %j with a sentence', (text, sentence) => {
    expect(() => parseNumbers(text)).toThrow(sentence);
  });

  it('refuses a million numbers before it reads them all', () => {
    expect(() => parseNumbers('1 2 '.repeat(500_000))).toThrow('1,000,000 numbers; at most 100,000');
  });

  it('never throws anything but its own sentences', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d\s,;.eE[\]"a\-\t\n]{0,60}$/), (text) => {
        try {
          expect(parseNumbers(text).values.every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect((error as Error).name).toBe('InputError');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('printNumbers', () => {
  it.each([
    ['[1, 2, 3, 4, 5, 6, 7, 8]', '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]'],
    ['1.50;2;3;4;5;6;7;8', '1.50;2;3;4;5;6;7;8;9.00;10.00'],
    ['1\n2\n3\n4\n5\n6\n7\n8\n', '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n'],
    [
      '[\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7,\n  8\n]',
      '[\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7,\n  8,\n  9,\n  10\n]',
    ],
    ['1, 2, 3,\n4, 5, 6,\n7, 8', '1, 2, 3,\n4, 5, 6,\n7, 8, 9,\n10'],
    ['1e3 2e3 3e3 4e3 5e3 6e3 7e3 8e3', '1e3 2e3 3e3 4e3 5e3 6e3 7e3 8e3 9e+0 1e+1'],
    ['v\r\n1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8\r\n', 'v\r\n1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8\r\n9\r\n10\r\n'],
    [
      'd,v,w\na,1,x\nb,2,x\nc,3,x\nd,4,x\ne,5,x\nf,6,x\ng,7,x\nh,8,x',
      'd,v,w\na,1,x\nb,2,x\nc,3,x\nd,4,x\ne,5,x\nf,6,x\ng,7,x\nh,8,x\n,9,\n,10,',
    ],
  ])('continues %j in its own format', (text, expected) => {
    const list = parseNumbers(text);
    const inserted = printNumbers([9, 10], list);
    expect(text.slice(0, list.end) + inserted + text.slice(list.end)).toBe(expected);
  });

  it('writes no minus before a zero', () => {
    expect(printNumbers([-0.2], parseNumbers('1 2 3 4 5 6 7 8'))).toBe(' 0');
  });

  it('gives text that reads back as the same numbers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(', ', ',', ' ', '\n', ';', '\t', ',\n'),
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 9, maxLength: 40 }),
        (separator, cents) => {
          const written = cents.map((value, i) => (i === 0 ? '0.01' : (value / 100).toFixed(2)));
          const known = written.slice(0, 8);
          fc.pre(new Set(known).size > 1);
          const text = known.join(separator);
          const more = printNumbers(written.slice(8).map(Number), parseNumbers(text));
          expect([...parseNumbers(text + more).values]).toEqual(written.map(Number));
        },
      ),
    );
  });
});
