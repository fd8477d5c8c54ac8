import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continued } from '../../../../test/support/seriesOf.ts';
import { type NumberNotation, plainNotation } from '../numbers/numberNotation.ts';
import { printNumber } from '../numbers/printNumber.ts';
import { printTime } from '../time/timeNotation.ts';
import { addSteps, type TimeStep } from '../time/timeStep.ts';

describe('printContinuation', () => {
  it.each([
    ['[1, 2, 3, 4, 5, 6, 7, 8]', '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]'],
    ['1.50;2;3;4;5;6;7;8', '1.50;2;3;4;5;6;7;8;9.00;10.00'],
    ['1.5,2,3,4,5,6,7,8', '1.5,2,3,4,5,6,7,8,9,10'],
    ['1\n2\n3\n4\n5\n6\n7\n8\n', '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n'],
    ['1, 2, 3,\n4, 5, 6,\n7, 8', '1, 2, 3,\n4, 5, 6,\n7, 8, 9,\n10'],
    ['1e3 2e3 3e3 4e3 5e3 6e3 7e3 8e3', '1e3 2e3 3e3 4e3 5e3 6e3 7e3 8e3 9e0 1e1'],
    ['1E+03;2E+03;3E+03;4E+03;5E+03;6E+03;7E+03;8E+03', '1E+03;2E+03;3E+03;4E+03;5E+03;6E+03;7E+03;8E+03;9E+00;1E+01'],
    ['"1", "2", "3", "4", "5", "6", "7", "8"', '"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"'],
    ['- 1\n- 2\n- 3\n- 4\n- 5\n- 6\n- 7\n- 8\n', '- 1\n- 2\n- 3\n- 4\n- 5\n- 6\n- 7\n- 8\n- 9\n- 10\n'],
    ['x = [1., 2., 3., 4.,\n     5., 6., 7., 8.]', 'x = [1., 2., 3., 4.,\n     5., 6., 7., 8.,\n     9., 10.]'],
    ['1 %, 2 %, 3 %, 4 %, 5 %, 6 %, 7 %, 8 %', '1 %, 2 %, 3 %, 4 %, 5 %, 6 %, 7 %, 8 %, 9 %, 10 %'],
    ['v\r\n1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8\r\n', 'v\r\n1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8\r\n9\r\n10\r\n'],
    [
      'd,v,w\na,1,x\nb,2,x\nc,3,x\nd,4,x\ne,5,x\nf,6,x\ng,7,x\nh,8,x',
      'd,v,w\na,1,x\nb,2,x\nc,3,x\nd,4,x\ne,5,x\nf,6,x\ng,7,x\nh,8,x\n,9,\n,10,',
    ],
  ])('continues %j in its own format', (text, expected) => {
    expect(continued(text, [[9, 10]])).toBe(expected);
  });

  const monthly = (lastMonth: number, line: (month: string, value: number) => string) =>
    Array.from({ length: lastMonth }, (_, i) => line(`2023-${String(i + 1).padStart(2, '0')}`, i + 1));

  it('writes the next dates, and leaves cells blank that it knows nothing of', () => {
    const row = (month: string, value: number) => `${month},"${value}",x`;
    const text = ['month,value,note', ...monthly(12, row)].join('\n');
    expect(continued(text, [[13, 14]])).toBe(`${text}\n2024-01,"13",\n2024-02,"14",`);
  });

  it('writes several columns into the same rows', () => {
    const text = ['month,a,b', ...monthly(12, (month, value) => `${month},${value},${value}.5`)].join('\n');
    expect(continued(text, [[13, 14], [13.5]])).toBe(`${text}\n2024-01,13,13.5\n2024-02,14,`);
  });

  it('writes rows that are newest first before the first of them', () => {
    const rows = monthly(12, (month, value) => `${month},${value}`).reverse();
    const text = ['month,value', ...rows].join('\n');
    expect(continued(text, [[13, 14]])).toBe(['month,value', '2024-02,14', '2024-01,13', ...rows].join('\n'));
  });

  it('writes no date a second time where rows without a number stand at the end', () => {
    const text = `${['month,value', ...monthly(10, (month, value) => `${month},${value}`)].join('\n')}\n2023-11,\n2023-12,\n`;
    expect(continued(text, [[13]])).toBe(`${text}2024-01,13\n`);
  });

  it('writes null for the other members of an object', () => {
    const text = JSON.stringify(
      monthly(8, (at, v) => ({ at, v, note: 'x', deep: { z: 1 } }) as never),
      null,
      1,
    );
    const more = JSON.parse(continued(text, [[9]])) as unknown[];
    expect(more).toHaveLength(9);
    expect(more[8]).toEqual({ at: '2023-09', v: 9, note: null, deep: { z: null } });
  });

  it('writes the next dates into the list beside, and fills the others', () => {
    const dates = monthly(10, (month) => month);
    const text = JSON.stringify({ ds: dates, y: dates.map((_, i) => i), z: dates.map(() => 'x') });
    expect(JSON.parse(continued(text, [[11, 12]]))).toEqual({
      ds: [...dates, '2023-11', '2023-12'],
      y: [...dates.map((_, i) => i), 11, 12],
      z: [...dates.map(() => 'x'), 'null', 'null'],
    });
  });

  it('keeps the bars of a Markdown table under each other', () => {
    const rows = monthly(12, (month, value) => `| ${month} | ${String(value).padStart(5)} | x    |`);
    const text = ['| month   | value | note |', '|---------|------:|------|', ...rows, '', 'That is all.'].join('\n');
    expect(continued(text, [[13, 14]])).toBe(
      text.replace('\n\n', '\n| 2024-01 |    13 |      |\n| 2024-02 |    14 |      |\n\n'),
    );
  });

  it('writes no minus before a zero', () => {
    expect(continued('1 2 3 4 5 6 7 8', [[-0.2]])).toBe('1 2 3 4 5 6 7 8 0');
  });

  // Parsing the first part of a text and printing the rest gives the whole text back, in every format.
  const shapes: Readonly<Record<string, Shape>> = {
    spaces: list(' '),
    lines: list('\n'),
    semicolons: list('; '),
    tabs: list('\t'),
    'JSON array': { ...list(', '), before: '[', after: ']', isPlain: true },
    'JSON over lines': { ...list(',\n  '), before: '{"x": [\n  ', after: '\n]}', isPlain: true },
    'Python strings': { ...list('", "'), before: 'x = ["', after: '"]\n' },
    'semicolon table': table((time, value) => `${time};${value}`, 'when;what\n'),
    'quoted table': table(
      (time, value) => `"${time}","a ""b""",${value === '' ? '' : `"${value}"`}`,
      '"when","text","what"\n',
      '"a ""b"""',
    ),
    TSV: table((time, value) => `${value}\t${time}`, 'what\twhen\n', '', '\r\n'),
    Markdown: table((time, value) => `| ${time.padEnd(26)} | ${value.padStart(20)} |`, '| when | what |\n|---|--:|\n'),
    objects: { ...table((time, value) => `{"when": "${time}", "what": "${value}"}`, '[', '', ', '), after: ']' },
    'pretty objects': {
      ...table(
        (time, value) => `  {\n    "what": { "now": "${value}" },\n    "when": "${time}"\n  }`,
        '{"data": [\n',
        '',
        ',\n',
      ),
      after: '\n]}',
    },
    'lines of dates and numbers': { ...table((time, value) => `${time}   ${value}`, ''), refuses: /\p{L} /u },
    'lines of JSON': table((time, value) => `{"when":"${time}","what":"${value}"}`, ''),
    'Python rows': {
      ...table((time, value) => `    ('${time}', "${value}")`, 'rows = [\n', '', ',\n'),
      after: ',\n]\n',
    },
  };

  it.each(Object.entries(shapes))('gives a text of %s back', (_, shape) => {
    fc.assert(
      fc.property(
        notations,
        times,
        fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 3, maxLength: 12 }),
        (notation, time, more) => {
          const written = shape.isPlain === true ? { ...notation, ...plainMarks } : notation;
          const scale = 10 ** written.decimals;
          fc.pre(shape.refuses?.test(time(0)) !== true);
          // The first numbers show every mark of the notation.
          const values = [
            1234567.5,
            -7654321.25,
            0.5,
            12,
            100_000.75,
            5,
            6,
            7,
            ...more.map((value) => value / 100),
          ].map((value) => Math.round(value * scale) / scale);
          const cells = values.map((value) => printNumber(value, written));
          const known = values.length - 3;
          const [head, whole] = [known, values.length].map((count) => {
            const rows = cells.slice(0, count).map((cell, i) => shape.row(time(i), cell));
            return shape.before + rows.join(shape.between) + shape.after;
          });
          // Lines like `1,5` may be two columns: there a person is asked.
          const comma = written.decimalMark === ',' ? 'decimal' : null;
          expect(continued(head, [values.slice(known)], comma)).toBe(
            shape.erase === '' ? whole : erased(whole, shape, known),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** How records follow each other. */
interface Shape {
  readonly before: string;
  readonly row: (time: string, value: string) => string;
  readonly between: string;
  readonly after: string;
  /** What stands in cells that cannot be known, in the rows that are written. */
  readonly erase: string;
  /** Times that cannot be written in it. */
  readonly refuses?: RegExp;
  /** Whether numbers have no marks or units. */
  readonly isPlain?: boolean;
}

function list(between: string): Shape {
  return { before: '', row: (_, value) => value, between, after: '', erase: '' };
}

function table(row: Shape['row'], before: string, erase = '', between = '\n'): Shape {
  return { before, row, between, after: '', erase };
}

/** The text with nothing in the cells that a forecast knows nothing of, in the rows after the first `known`. */
function erased(text: string, { erase, before, between }: Shape, known: number): string {
  const rows = text.slice(before.length).split(between);
  return before + rows.map((row, i) => (i < known ? row : row.replace(erase, ''))).join(between);
}

const plainMarks = { thousandsMark: '', decimalMark: '.', prefix: '', suffix: '' } as const;

const notations: fc.Arbitrary<NumberNotation> = fc
  .record({
    decimals: fc.constantFrom(0, 1, 2, 4),
    marks: fc.constantFrom(['.', ''], ['.', "'"], ['.', '_'], [',', '.'], [',', ''], [',', '\u202f']) as fc.Arbitrary<
      ['.' | ',', string]
    >,
    units: fc.constantFrom(['', ''], ['$', ''], ['', '%'], ['', '\u00a0€'], ['', 'kWh']),
    plus: fc.boolean(),
    minus: fc.constantFrom('-', '\u2212') as fc.Arbitrary<'-' | '\u2212'>,
  })
  .map(({ decimals, marks, units, plus, minus }) => ({
    ...plainNotation,
    // With no decimals a decimal comma leaves no trace, and a point between thousands could be a decimal one.
    decimals: marks[0] === ',' ? Math.max(1, decimals) : decimals,
    decimalMark: marks[0],
    thousandsMark: marks[1],
    prefix: units[0],
    suffix: units[1],
    plus,
    minus,
  }));

const steps: readonly TimeStep[] = [
  { unit: 'month', count: 1, day: 1 },
  { unit: 'month', count: 1, day: 31 },
  { unit: 'workday', count: 1 },
  { unit: 'millisecond', count: 86_400_000 },
  { unit: 'millisecond', count: 7 * 86_400_000 },
];
const clock = { separator: ' ', hourDigits: 2, seconds: true, fraction: 0, zone: '' };

const times: fc.Arbitrary<(index: number) => string> = fc.oneof(
  fc
    .record({
      step: fc.constantFrom(...steps),
      date: fc.constantFrom('YYYY-MM-DD', 'DD.MM.YYYY', 'YYYY/MM/DD', 'D MMM YYYY'),
      month: fc.integer({ min: 240, max: 700 }),
    })
    .map(({ step, date, month }) => {
      const start = addSteps(0, { unit: 'month', count: 1, day: step.unit === 'month' ? step.day : 1 }, month);
      const first = step.unit === 'workday' ? addSteps(addSteps(start, step, -1), step, 1) : start;
      return (i: number) => printTime(addSteps(first, step, i), { date, clock: null });
    }),
  fc.integer({ min: 1_000_000, max: 1_500_000 }).map((hour) => {
    const step = { unit: 'millisecond', count: 3_600_000 } as const;
    return (i: number) => printTime(addSteps(hour * 3_600_000, step, i), { date: 'YYYY-MM-DD', clock });
  }),
  fc.integer({ min: 8_000, max: 8_300 }).map(
    (quarter) => (i: number) =>
      printTime(addSteps(0, { unit: 'month', count: 3, day: 1 }, quarter - 7_880 + i), {
        date: 'YYYY-[Q]Q',
        clock: null,
      }),
  ),
);
