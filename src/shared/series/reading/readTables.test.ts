import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, seriesOf } from '../../../../test/support/seriesOf.ts';
import type { LocatedError } from '../../locatedError.ts';
import { AmbiguousCommaError } from '../numbers/ambiguousCommaError.ts';

const eight = [1, 2, 3, 4, 5, 6, 7, 8];
const months = eight.map((month) => `2023-0${month}`);
const rows = (line: (value: number, month: string) => string) => eight.map((value, i) => line(value, months[i]));

describe('readTables', () => {
  it.each([
    ['a JSON array', '[1, 2, 3, 4, 5, 6, 7, 8]'],
    ['a JSON array over lines', '[\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7,\n  8\n]\n'],
    ['a JSON array of strings', JSON.stringify(eight.map(String))],
    ['an array inside an object', JSON.stringify({ unit: 'MW', since: 2024, load: eight })],
    ['an array of objects', JSON.stringify(rows((value, t) => ({ t, value }) as never))],
    ['nested objects', JSON.stringify({ data: rows((value, at) => ({ at, m: { value }, note: 'x' }) as never) })],
    ['an array of rows', JSON.stringify(rows((value, month) => [month, value] as never))],
    ['rows without brackets around them', rows((value, month) => `["${month}", ${value}],`).join('\n')],
    ['a data frame', `df = pd.DataFrame({"ds": ${JSON.stringify(months)}, "y": ${JSON.stringify(eight)}})`],
    ['lines of JSON', rows((v, date) => JSON.stringify({ date, v })).join('\n')],
    ['an object from times to numbers', JSON.stringify(Object.fromEntries(months.map((month, i) => [month, i + 1])))],
    ['a Python list', 'values = [1, 2, 3, 4, 5,  # five\n          6, 7, 8]'],
    ['a Python tuple', 'values = (1., 2., 3., 4., 5., 6., 7., 8.)'],
    ['a NumPy array in a program', 'import numpy as np\nx = np.array([1, 2, 3, 4, 5, 6, 7, 8], dtype=float)\nprint(x)'],
    ['what NumPy prints', '[ 1.  2.  3.  4.\n  5.  6.  7.  8.]'],
    ['Python calls around values', `[${eight.map((value) => `Decimal("${value}")`).join(', ')}]`],
    ['a Python set', '{1, 2, 3, 4, 5, 6, 7, 8}'],
    ['a JavaScript array', 'const x: number[] = [1, 2, 3, 4, /* four */ 5, 6, 7, 8]; // done'],
    ['JavaScript objects', `[${rows((value, at) => `{at: '${at}', value: ${value}}`).join(',\n')}]`],
    ['Float64Array.from', 'const x = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8]);'],
    ['lines of dates and numbers', rows((value, month) => `${month}  ${value}`).join('\n')],
    ['the same under a header', ['# made', 'month value', ...rows((v, m) => `  ${m}   ${v}`), ''].join('\r\n')],
    ['lines of times and numbers', rows((value) => `2024-01-01 0${value}:00 ${value}`).join('\n')],
    ['a call in R', 'x <- c(1, 2, 3, 4, 5, 6, 7, 8)'],
    ['rows of SQL', `INSERT INTO t VALUES ${rows((value, month) => `('${month}', ${value})`).join(', ')};`],
    ['a C array with suffixes', 'float x[] = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f, 7.0f, 8.0f};'],
    ['Python dates', `[${rows((value) => `(datetime.date(2024, 1, ${value}), ${value})`).join(', ')}]`],
    ['JavaScript dates', `[${rows((value, month) => `[new Date("${month}"), ${value}]`).join(', ')}]`],
    ['rows that end with a comma', rows((value, month) => `${month},${value},`).join('\n')],
    [
      'the longer of two Markdown tables',
      ['a|b', '-|-', 'x|9', '', 'm|v', '-|-', ...rows((v, m) => `${m}|${v}`)].join('\n'),
    ],
    ['a text around brackets', "It's [1, 2, 3, 4, 5, 6, 7, 8] that I mean"],
    ['commas', '1,2,3,4,5,6,7,8'],
    ['semicolons', '1; 2; 3; 4; 5; 6; 7; 8'],
    ['spaces', ' 1 2 3   4 5 6 7 8 '],
    ['tabs', '1\t2\t3\t4\t5\t6\t7\t8'],
    ['lines', '1\n2\n3\n4\n5\n6\n7\n8\n'],
    ['Windows lines', '1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8\r\n'],
    ['blank lines between', '1\n\n2\n\n\n3\n4\n5\n6\n7\n8'],
    ['a wrapped list', '1, 2, 3,\n4, 5, 6,\n7, 8,\n'],
    ['wrapped lines of equal length', '1, 2, 3, 4\n5, 6, 7, 8'],
    ['a list in half a pair of brackets', '1, 2, 3, 4, 5, 6, 7, 8],'],
    ['quoted values', "'1', '2', '3', '4', '5', '6', '7', '8'"],
    ['YAML items', '- 1\n- 2\n- 3\n- 4\n- 5\n- 6\n- 7\n- 8'],
    ['numbers of every notation', '1 +2 3.0 4. 5e0 .6E1 70e-1 8.00'],
    ['a column with a header', 'value\n1\n2\n3\n4\n5\n6\n7\n8\n'],
    ['a header of several words', 'monthly sales\n1\n2\n3\n4\n5\n6\n7\n8\n'],
    ['a header of one column over decimal commas', 'value\n1,0\n2,0\n3,0\n4,0\n5,0\n6,0\n7,0\n8,0'],
    ['CSV', ['month,value', ...rows((value, month) => `${month},${value}`), ''].join('\n')],
    ['CSV without a header', 'a,1\nb,2\nc,3\nd,4\ne,5\nf,6\ng,7\nh,8'],
    ['CSV after comments', ['# made by hand', 'sep=,', 'month,value', ...rows((v, m) => `${m},${v}`)].join('\n')],
    ['CSV with blank lines', ['month,value', ...rows((v, m) => `${m},${v}\n`)].join('\n')],
    ['CSV with blanks after commas', ['month, value', ...rows((v, m) => `${m}, ${v}`)].join('\n')],
    ['TSV', 'value\tday\n1\tMo\n2\tTu\n3\tWe\n4\tTh\n5\tFr\n6\tSa\n7\tSu\n8\tMo\n'],
    ['bars', ['month|value', ...rows((v, m) => `${m}|${v}`)].join('\n')],
    ['quoted CSV', ['"a ""b""","value"', ...rows((value) => `"x, y\nz","${value}"`), ''].join('\n')],
    ['semicolons and decimal commas', ['Monat;Wert', ...rows((v, m) => `${m};${v},00`)].join('\r\n')],
    ['a Markdown table', ['| month | value |', '|:--|--:|', ...rows((v, m) => `| ${m} | ${v} |`)].join('\n')],
    [
      'a Markdown table in a text',
      ['# Sales', '', 'm | v', '--|--', ...rows((v, m) => `${m} | ${v}`), '', 'So 12.'].join('\n'),
    ],
    ['euros', '1,00 €; 2,00 €; 3,00 €; 4,00 €; 5,00 €; 6,00 €; 7,00 €; 8,00 €'],
    ['dollars', '$1.00, $2.00, $3.00, $4.00, $5.00, $6.00, $7.00, $8.00'],
    ['per cent apart', '1 %, 2 %, 3 %, 4 %, 5 %, 6 %, 7 %, 8 %'],
    ['a unit on each line', '1 kWh\n2 kWh\n3 kWh\n4 kWh\n5 kWh\n6 kWh\n7 kWh\n8 kWh'],
    ['a unit', '1 kWh; 2 kWh; 3 kWh; 4 kWh; 5 kWh; 6 kWh; 7 kWh; 8 kWh'],
  ])('reads %s', (_, text) => {
    expect([...seriesOf(text).values]).toEqual(eight);
  });

  it.each([
    ['decimal commas among semicolons', '1,5; 2,25; 3; 4; 5; 6; 7; 8', [1.5, 2.25]],
    ['points between thousands', '1.234,5; 12.345.678; 3; 4; 5; 6; 7; 8', [1234.5, 12345678]],
    ['commas between thousands', '$1,234.50\n$12,345,678\n3\n4\n5\n6\n7\n8', [1234.5, 12345678]],
    ['apostrophes', "1'234.5\n12'345'678\n3\n4\n5\n6\n7\n8", [1234.5, 12345678]],
    ['underscores', '[1_234.5, 12_345_678, 3, 4, 5, 6, 7, 8]', [1234.5, 12345678]],
    ['narrow blanks', '1\u202f234,5;12\u202f345\u202f678;3;4;5;6;7;8', [1234.5, 12345678]],
    ['blanks', '1 234,5; 12 345 678; 3; 4; 5; 6; 7; 8', [1234.5, 12345678]],
    ['units with a sign before', '-$1,234.50; $12,345,678; $3; $4; $5; $6; $7; $8', [-1234.5, 12345678]],
    ['a minus of its own', '\u22121234.5 12345678 3 4 5 6 7 8', [-1234.5, 12345678]],
    ['all digits of a float', '0.1234567890123456789 1e-7 3 4 5 6 7 8', [0.12345678901234568, 1e-7]],
  ])('reads %s', (_, text, first) => {
    expect([...seriesOf(text).values]).toEqual([...first, 3, 4, 5, 6, 7, 8]);
  });

  it.each(['NaN', 'nan', 'null', 'None', 'NA', 'N/A', 'undefined', 'np.nan', '-'])(
    'takes %s for a missing value',
    (word) => {
      const { values, gaps } = seriesOf(`[1, 2, ${word}, 4, 5, 6, 7, 8, 9]`);
      expect([...values]).toEqual([...eight, 9]);
      expect(gaps).toEqual([{ start: 2, end: 3, isLong: false }]);
    },
  );

  it.each([
    ['nothing between commas', '1,2,,4,5,6,7,8,9'],
    ['nothing between semicolons', '1;2; ;4;5;6;7;8;9'],
    ['an empty cell', 'a,v\nx,1\nx,2\nx,\nx,4\nx,5\nx,6\nx,7\nx,8\nx,9'],
    ['a row cut short', 'a,v\nx,1\nx,2\nx\nx,4\nx,5\nx,6\nx,7\nx,8\nx,9'],
    ['an absent key', JSON.stringify([...eight, 9].map((v) => (v === 3 ? { t: 'x' } : { t: 'x', v })))],
    ['a Python call', 'x = [1, 2, float("nan"), 4, 5, 6, 7, 8, 9]'],
  ])('takes %s for a missing value', (_, text) => {
    expect(seriesOf(text).gaps).toEqual([{ start: 2, end: 3, isLong: false }]);
  });

  it.each([
    ['sales\n1\n2\n3\n4\n5\n6\n7\n8', ['sales']],
    ['1 2 3 4 5 6 7 8', ['']],
    ['{"a": [1,2,3,4,5,6,7,8], "b": {"c": [1,2,3,4,5,6,7,8]}}', ['a', 'c']],
    ['[{"d": [1,2,3,4,5,6,7,8]}, {"d": [1,2,3,4,5,6,7,8]}]', ['d', 'd']],
    ['x = [1,2,3,4,5,6,7,8]\ny = [1,2,3,4,5,6,7,8]', ['x', 'y']],
    ['a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n13,14\n15,16', ['a', 'b']],
    ['1,2,3\n3,4,3\n5,6,3\n7,8,3\n9,10,3\n11,12,3\n13,14,3\n15,16,3', ['column 1', 'column 2', 'column 3']],
    ['day,value,note\n2024-01-01,1,x\n2024-01-02,2,y\n2024-01-03,3,z', ['value']],
    ['year,value\n2001,1\n2002,2\n2003,3', ['value']],
  ])('names the columns of %j', (text, names) => {
    expect(columnsOf(text).map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['', 'Nothing is selected; select at least 8 numbers.', ''],
    [' \n ', 'Nothing is selected; select at least 8 numbers.', ''],
    ['1 2 3', 'There are 3 numbers; at least 8 are needed.', ''],
    ['7', 'There is 1 number; at least 8 are needed.', ''],
    ['[1, 2, NaN, null]', 'There are 2 numbers; at least 8 are needed.', ''],
    ['1 2 3\n4 five 6 7 8 9', '"five" in line 2 is not a number', 'five'],
    ['1 2 3 4 5x 6 7 8 9', '"5x" in line 1 is not a number', '5x'],
    ['[1, 2, 3,\n 4, five, 6, 7, 8, 9]', '"five" in line 2 is not a number', 'five'],
    ['v\n1\n2\n3\nx3\n4\n5\n6\n7\n8', '"x3" in line 5 is not a number', 'x3'],
    ['a,v\nx,1\nx,2\n"y\nz",3\nx,four\nx,5\nx,6\nx,7\nx,8\nx,9', '"four" in line 6 is not a number', 'four'],
    ['1 2 3 4 inf 6 7 8 9', '"inf" in line 1 is not a finite number', 'inf'],
    ['1 2 3 4\n1e400 6 7 8 9', '"1e400" in line 2 is too large', '1e400'],
    ['$1;$2;€3;$4;$5;$6;$7;$8', '"€3" in line 1 is not in "$"', '€3'],
    ['1,5; 2,5; 3.5.5; 4,5; 5; 6; 7; 8', '"3.5.5" in line 1 is not a number', '3.5.5'],
    ['100.00\n(50.00)\n10.00\n20.00\n30.00\n40.00\n50.00\n60.00', '"(50.00)" in line 2 is not a number', '(50.00)'],
    ['12,34,567.50\n5.00\n6.00\n7.00\n8.00\n9.00\n1.00\n2.00', '"12,34,567.50" in line 1 is not', '12,34,567.50'],
    ['3 3 3 3 3 3 3 3 3', 'All 9 numbers are 3', ''],
    ['1 2 3 4 5 6 7 -1e200', 'One of the numbers is -1e+200; numbers up to 1e+30 can be used', ''],
    ['0 1e-200 0 1e-200 0 1e-200 0 1e-200', 'The numbers differ by no more than 1e-200; multiply', ''],
    ['PK\u0003\u0004 \u0000\u0001 1 2 3 4 5 6 7 8', 'not text (line 1), as in a binary file', 'PK\u0003\u0004'],
    ['a,b\n1,x\n2,y\n2,y\n2,y\n3,z,4\n2,y', 'Line 6 has 3 cells where the header has 2', '3,z,4'],
    [
      'a,b,v\nz,1,1\nz,1,1\nz,1,1\nz,1,1\n"x"y,1\nz,2,2',
      'Line 6 has a quote that is not closed where its cell ends',
      '"x"y,1',
    ],
    [`${'2024-01 1\n2024-02 2\n'.repeat(30)}2024-03`, 'Line 61 has 1 columns where other lines have 2', '2024-03'],
    ['# Samples\n\nSelect numbers', '"#" in line 1 is not a number', '#'],
  ])('refuses %j with a sentence that names the place', (text, sentence, place) => {
    let thrown: unknown = null;
    try {
      seriesOf(text);
    } catch (error) {
      thrown = error;
    }
    const { name, message, range } = thrown as LocatedError;
    expect(name).toBe('InputError');
    expect(message).toContain(sentence);
    expect(range === undefined ? '' : text.slice(range.start, range.end)).toBe(place);
  });

  it.each([
    ['1,234; 5,678; 9,012; 3,456; 7,890; 1,234; 5,678; 9,012', ['decimal', 'thousands']],
    ['1,234\n5,678\n9,012\n3,456\n7,890\n1,234\n5,678\n9,012', ['decimal', 'thousands', 'separator']],
    ['1,5 2,5 3,5 4,5 5,5 6,5 7,5 8,5', ['decimal', 'thousands', 'separator']],
    ['1,5\n2,5\n3,5\n4,5\n5,5\n6,5\n7,5\n8,5', ['decimal', 'thousands', 'separator']],
    ['1,5, 2,5, 3,5, 4,5, 5,5, 6,5, 7,5, 8,5', ['decimal', 'thousands', 'separator']],
  ])('asks what the comma is in %j', (text, meanings) => {
    expect(() => seriesOf(text)).toThrow(AmbiguousCommaError);
    try {
      seriesOf(text);
    } catch (error) {
      expect((error as AmbiguousCommaError).meanings).toEqual(meanings);
    }
  });

  it.each([
    ['1,234\n5,678\n9,012\n3,456\n7,890\n1,234\n5,678\n9,012', 'decimal', 1.234],
    ['1,234\n5,678\n9,012\n3,456\n7,890\n1,234\n5,678\n9,012', 'thousands', 1234],
    ['1,5 2,5 3,5 4,5 5,5 6,5 7,5 8,5', 'decimal', 1.5],
    ['1,5 2,5 3,5 4,5 5,5 6,5 7,5 8,5', 'separator', 1],
    ['1,5, 2,5, 3,5, 4,5, 5,5, 6,5, 7,5, 8,5', 'decimal', 1.5],
  ] as const)('reads %j by a comma that is %s', (text, comma, first) => {
    expect(seriesOf(text, comma).values[0]).toBe(first);
  });

  it.each([
    ['a header of', (header: string, rows: string[]) => [header, ...rows]],
    ['no header over', (_: string, rows: string[]) => rows],
  ])('finds the table whose lines are longer than what is looked at of others: %s 10,000 columns', (_, lines) => {
    const columns = Array.from({ length: 10_000 }, (_, column) => column);
    const rows = Array.from({ length: 9 }, (_, row) => columns.map((column) => (7 * column + 31 * row) % 101).join());
    const found = columnsOf(lines(columns.map((column) => `c${column}`).join(), rows).join('\n'));
    expect(found).toHaveLength(10_000);
    expect(found[9_999].table.columns[9_999].cells.textOf(8)).toBe(String((7 * 9_999 + 31 * 8) % 101));
  });

  it('says how many columns can be read where there are more', () => {
    const header = Array.from({ length: 300_000 }, (_, column) => `c${column}`).join(';');
    const row = new Array<number>(300_000).fill(5).join(';');
    const said = 'There are 300,000 columns; at most 20,000 can be read, so take some of them.';
    expect(() => columnsOf([header, row, row].join('\n'))).toThrow(said);
    expect(() => columnsOf(`${'a,'.repeat(25_000)}b\n${'1,'.repeat(25_000)}2\n`.repeat(3))).toThrow(
      'There are 25,001 columns; at most 20,000 can be read, so take some of them.',
    );
  });

  it('takes the rules within a Markdown table for rows of it', () => {
    const [only, ...others] = columnsOf(`| a |\n|---|\n${'| 1 |\n|---|\n| 2 |\n'.repeat(9)}`);
    expect(others).toEqual([]);
    expect(only.table.columns[0].cells.count).toBe(27);
  });

  it('takes two columns of digits for columns when commas separate', () => {
    const text = '1,5\n2,5\n3,5\n4,5\n5,5\n6,5\n7,5\n8,5';
    expect(columnsOf(text, 'separator').map(({ name }) => name)).toEqual(['column 1', 'column 2']);
  });

  it('never throws anything but its own sentences', () => {
    const text = fc.oneof(
      fc.stringMatching(/^[\d\s,;.eE[\]{}("'a:|\-#\t\n]{0,60}$/),
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.json({ maxDepth: 4 }),
    );
    fc.assert(
      fc.property(text, (written) => {
        try {
          for (const column of columnsOf(written)) {
            expect(column.table.columns[column.column].cells.count).toBeGreaterThanOrEqual(0);
          }
          expect(seriesOf(written).values.every(Number.isFinite)).toBe(true);
        } catch (error) {
          const { name, message } = error as Error;
          expect(name === 'InputError' || /^\d+ columns: /.test(message), `${name}: ${message}`).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
