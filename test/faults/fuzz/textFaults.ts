import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { root } from '../../../scripts/root.ts';
import { listBeforeCursor } from '../../../src/shared/completion/listBeforeCursor.ts';
import { runSteps } from '../../../src/shared/runSteps.ts';
import { buildSeries } from '../../../src/shared/series/buildSeries.ts';
import { columnPreview } from '../../../src/shared/series/columnPreview.ts';
import { numberColumns } from '../../../src/shared/series/columns.ts';
import { holdsNumbers } from '../../../src/shared/series/holdsNumbers.ts';
import type { CommaMeaning } from '../../../src/shared/series/numbers/numberNotation.ts';
import { readNumbers } from '../../../src/shared/series/numbers/readNumbers.ts';
import { printContinuation } from '../../../src/shared/series/printing/printContinuation.ts';
import { Cells } from '../../../src/shared/series/reading/cells.ts';
import { readAligned } from '../../../src/shared/series/reading/readAligned.ts';
import { readDelimited } from '../../../src/shared/series/reading/readDelimited.ts';
import { readList } from '../../../src/shared/series/reading/readList.ts';
import { readLiteral } from '../../../src/shared/series/reading/readLiteral.ts';
import { readMarkdown } from '../../../src/shared/series/reading/readMarkdown.ts';
import { readTables } from '../../../src/shared/series/reading/readTables.ts';
import { readTimes } from '../../../src/shared/series/time/readTimes.ts';
import { timeNotations } from '../../../src/shared/series/time/timeNotation.ts';
import { wholeText } from '../../../src/shared/sourceText.ts';
import { propertyFault } from './propertyFault.ts';

const samples = readdirSync(join(root, 'samples')).map((name) => readFileSync(join(root, 'samples', name), 'utf8'));

const awkward = new URL('../../fixtures/corpus/', import.meta.url);
const awkwardTexts = readdirSync(awkward)
  .filter((name) => name !== 'expected.json')
  .map((name) => new TextDecoder().decode(readFileSync(new URL(name, awkward))));

/** Texts that each reader takes, to be broken. */
const corpus = [
  ...samples,
  ...awkwardTexts,
  '| day | a |\n|---|--:|\n| 2024-01-01 | 1.5 |\n| 2024-01-02 | 2 |\n| 2024-01-03 | 3 |',
  '{"data": [{"at": "2024-01-01", "v": 1}, {"at": "2024-01-02", "v": null}, {"at": "2024-01-03", "v": 3}]}',
  '{"v": 1}\n{"v": 2}\n{"v": 3}\n{"v": 4}\n',
  "x = np.array([1., 2., 3.], dtype='f4')  # a comment\ny = (1, 2, 3)",
  'const a = [/* one */ 1, -2.5e-3, 0x1f, NaN, Infinity]; // numbers',
  'Datum;Umsatz\n01.02.2024;1.234,56 €\n02.02.2024;-987,10 €\n03.02.2024;\n04.02.2024;n/a\n',
  '2024-01-01T00:00:00Z 12\n2024-01-01T01:00:00+02:00 13\n2024-01-01T02:00:00.123Z 14\n',
  '"a ""quoted"" one","b"\r\n"1,5","2"\r\n"3,5","4"\r\n',
  '1, 2, 3, 4, 5, 6, 7, 8',
  'Q1 2020: 5\nQ2 2020: 6\nQ3 2020: 7\nQ4 2020: 8\n',
];

const token = fc.oneof(
  fc.constantFrom(
    ...['0', '1', '-1', '+1', '1.5', '1,5', '1.234,5', "1'000", '1 000', '.5', '5.', '1e3', '1E-400', '1e999', '0x1F'],
    ...['9'.repeat(40), '-', '+', '.', ',', ';', ':', '|', '\t', ' ', '  ', '\n', '\r\n', '\r', '\u2028', '\u00a0'],
    ...['"', "'", '`', '""', '\\', '\\"', '\\u12', '[', ']', '{', '}', '(', ')', '//', '/*', '*/', '#', '---', '|--:|'],
    ...[
      'null',
      'NaN',
      'N/A',
      'true',
      'Infinity',
      '€',
      '%',
      'kg',
      'a',
      'date',
      'value',
      '\ud83d\ude00',
      '\ud800',
      '\u0000',
    ],
    ...[
      '2024-01-31',
      '2024-02-30',
      '31.12.2024',
      '12/31/2024',
      '2024-W53',
      '2024-Q4',
      'Jan 2024',
      '24:00',
      '1700000000',
    ],
    ...[
      '0000-00-00',
      '9999-12-31',
      '2024-01-01T00:00:00Z',
      '23:59:60',
      'Mon',
      'März',
      '-271821-04-20',
      '<b>',
      '__proto__',
    ],
  ),
  fc.integer().map(String),
  fc.double().map(String),
  fc.string({ maxLength: 4, unit: 'binary' }),
);

/** Tokens one after the other, some of them many times. */
const composed = fc
  .array(
    fc.tuple(
      token,
      fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3000 }) }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) =>
    parts
      .map(([text, times]) => text.repeat(times))
      .join('')
      .slice(0, 20_000),
  );

/** A row of tokens, many times: what looks like a table. */
const tabular = fc
  .tuple(
    fc.array(token, { minLength: 1, maxLength: 8 }),
    fc.constantFrom(',', ';', '\t', '|', ' ', ''),
    fc.integer({ min: 1, max: 60 }),
    fc.array(token, { maxLength: 6 }),
  )
  .map(([row, mark, count, odd]) =>
    Array.from({ length: count }, (_, i) => [...row, odd[i % Math.max(1, odd.length)] ?? ''].join(mark)).join('\n'),
  );

const longText = 60_000;

/** A few tokens over and over, between a few others: what takes the square of its length shows. */
const endless = fc
  .tuple(
    fc.array(token, { maxLength: 3 }),
    fc.array(token, { minLength: 1, maxLength: 4 }),
    fc.array(token, { maxLength: 3 }),
  )
  .map(([before, body, after]) => {
    const piece = body.join('') || ' ';
    return before.join('') + piece.repeat(Math.ceil(longText / piece.length)) + after.join('');
  });

/** A text of the corpus with pieces cut out, doubled, or put in between. */
const broken = fc
  .tuple(
    fc.constantFrom(...corpus),
    fc.array(
      fc.record({
        at: fc.nat(4000),
        length: fc.nat(60),
        how: fc.constantFrom('cut', 'double', 'insert', 'end'),
        put: token,
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((so, { at, length, how, put }) => {
      const start = at % (so.length + 1);
      const end = Math.min(so.length, start + length);
      switch (how) {
        case 'cut':
          return so.slice(0, start) + so.slice(end);
        case 'double':
          return so.slice(0, end) + so.slice(start);
        case 'insert':
          return so.slice(0, start) + put + so.slice(start);
        default:
          return so.slice(0, start);
      }
    }, text),
  );

export const anyText = fc.oneof(composed, tabular, broken);
const anyComma = fc.constantFrom<CommaMeaning | null>(null, 'decimal', 'thousands', 'separator');
const textAndComma = fc.tuple(anyText, anyComma);

/** The values of a text as cells, one token each. */
const anyCells = fc
  .array(
    fc.oneof(
      token,
      fc.tuple(token, token).map((two) => two.join('')),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((written) => {
    const cells = new Cells(wholeText(written.join('\n')));
    let at = 0;
    for (const each of written) {
      cells.add(at, at + each.length);
      at += each.length + 1;
    }
    return { cells, written };
  });

const cases = { test: 10_000, soak: 1_000_000 };
const group = 'texts';

/** Reads a text as a selection is read, and continues what it can. */
function readSelection(text: string, comma: CommaMeaning | null): void {
  holdsNumbers(text);
  for (const choice of runSteps(numberColumns(runSteps(readTables(wholeText(text), comma)))).slice(0, 4)) {
    columnPreview(choice.table.columns[choice.column].cells);
    const series = runSteps(buildSeries(choice, comma));
    if (!series.values.every(Number.isFinite)) {
      throw new Error('gives numbers that are not finite');
    }
    const values = new Array<number>(series.emptyAfter + 2).fill(series.values[0]);
    for (const { offset } of printContinuation(choice.table, [{ column: choice.column, series, values }])) {
      if (!(offset >= 0 && offset <= text.length)) {
        throw new Error(`inserts at ${offset}`);
      }
    }
  }
}

/** Every reader of texts, by itself and one after the other, on what nobody meant it for. */
export const textFaults = [
  propertyFault({
    ...{ group, cases, name: 'a selection, read, and continued where it can be' },
    arbitrary: textAndComma,
    holds: ([text, comma]) => readSelection(text, comma),
  }),
  propertyFault({
    ...{ group, cases: { test: 300, soak: 30_000 }, name: 'a few words over and over, 60,000 characters' },
    arbitrary: fc.tuple(endless, anyComma),
    holds: ([text, comma]) => readSelection(text, comma),
  }),
  propertyFault({
    ...{ group, cases, name: 'a list at whose end someone types' },
    arbitrary: fc.tuple(anyText, fc.nat(4000)),
    holds([text, at]) {
      const cursor = at % (text.length + 1);
      const list = listBeforeCursor(text.slice(0, cursor), text.slice(cursor));
      if (list !== null && !text.slice(0, cursor).endsWith(list.text)) {
        throw new Error('finds a list that does not end at the cursor');
      }
      if (list !== null) {
        readSelection(list.text, null);
      }
    },
  }),
  propertyFault({
    ...{ group, cases, name: 'Markdown' },
    arbitrary: anyText,
    holds: (text) => void runSteps(readMarkdown(wholeText(text))),
  }),
  propertyFault({
    ...{ group, cases, name: 'JSON and other literals' },
    arbitrary: anyText,
    holds: (text) => void runSteps(readLiteral(wholeText(text))),
  }),
  propertyFault({
    ...{ group, cases, name: 'CSV and other delimited tables' },
    arbitrary: textAndComma,
    holds: ([text, comma]) => void runSteps(readDelimited(wholeText(text), comma)),
  }),
  propertyFault({
    ...{ group, cases, name: 'lines of dates and numbers, and lists' },
    arbitrary: textAndComma,
    holds([text, comma]) {
      runSteps(readAligned(wholeText(text)));
      runSteps(readList(wholeText(text), comma));
    },
  }),
  propertyFault({
    ...{ group, cases, name: 'numbers' },
    arbitrary: fc.tuple(anyCells, anyComma),
    holds: ([{ cells }, comma]) => void runSteps(readNumbers(cells, comma)),
  }),
  propertyFault({
    ...{ group, cases, name: 'dates' },
    arbitrary: fc.tuple(anyCells, fc.boolean()),
    holds([{ cells, written }, named]) {
      const notations = timeNotations(written, named);
      if (notations.length > 0 && written.length >= 3) {
        runSteps(readTimes(cells, notations, { start: 0, end: written.length }));
      }
    },
  }),
];
