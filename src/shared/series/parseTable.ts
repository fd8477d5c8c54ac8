import { dsvFormat } from 'd3-dsv';
import { InputError } from '../inputError.ts';
import type { NumberList } from './numberList.ts';
import { looksLikeNumber, parseNumber } from './parseNumber.ts';

const delimiters = [',', ';', '\t'];

/**
 * Reads a CSV or TSV table, with or without a header, that has exactly one column of numbers. Returns `null` when the
 * text is no table (it may still be a list); throws `InputError` when it is one without a column to choose.
 */
export function parseTable(text: string): NumberList | null {
  const body = text.trimEnd();
  const indent = body.length - body.trimStart().length;
  for (const delimiter of delimiters) {
    // Without any of it there is one column at most, which the first delimiter tries, if there is a header.
    const possible = body.includes(delimiter) || (delimiter === delimiters[0] && startsWithName(body));
    if (!possible) {
      continue;
    }
    const rows = dsvFormat(delimiter)
      .parseRows(body.trimStart())
      .map((row) => row.map((cell) => cell.trim()));
    if (isTable(rows, delimiter, body)) {
      const firstLine = 1 + (text.slice(0, indent).split('\n').length - 1);
      return readColumn(rows, delimiter, body, firstLine);
    }
  }
  return null;
}

/** A table has rows of one length that are not simply a list broken into lines. */
function isTable(rows: readonly string[][], delimiter: string, body: string): boolean {
  if (rows.length < 2) {
    return false;
  }
  const columns = rows[0].length;
  if (rows.some((row) => row.length !== columns)) {
    return false;
  }
  if (columns === 1) {
    // One column is a list unless it has a header; the first delimiter tried decides.
    return (
      delimiter === delimiters[0] &&
      isName(rows[0][0]) &&
      !/[\s;]/.test(rows[1][0]) &&
      looksLikeNumber(rows[1][0]) &&
      looksLikeNumber(rows[rows.length - 1][0])
    );
  }
  if (rows.some((row) => row[columns - 1] === '' && looksLikeNumber(row[0]))) {
    // Each line ends with the separator: a wrapped list.
    return false;
  }
  // A list broken into lines of equal length has blanks after its commas, or brackets around it; a table has neither.
  const spaced = delimiter !== '\t' && body.includes(`${delimiter} `);
  return !/^[[({]/.test(body.trimStart()) && !(spaced && rows.every((row) => row.every(looksLikeNumber)));
}

function readColumn(rows: readonly string[][], delimiter: string, body: string, firstLine: number): NumberList {
  const header = rows[0].some((cell) => !looksLikeNumber(cell)) && rows[0].every((cell) => !looksLikeNumber(cell));
  const first = header ? 1 : 0;
  const columns = rows[0].length;
  const numeric = Array.from({ length: columns }, (_, column) => column).filter((column) => {
    const numbers = rows.slice(first).filter((row) => looksLikeNumber(row[column])).length;
    return numbers > (rows.length - first) / 2;
  });
  const names = numeric.map((column) => (header ? `"${rows[0][column]}"` : `column ${column + 1}`));
  if (numeric.length === 0) {
    throw new InputError(`The selection is a table of ${columns} columns without numbers; select one with numbers.`);
  }
  if (numeric.length > 1) {
    throw new InputError(
      `The selection has ${numeric.length} columns of numbers (${names.join(', ')}); select only one.`,
    );
  }
  const column = numeric[0];
  let decimals = 0;
  let exponents = 0;
  const values = Float64Array.from(rows.slice(first), (row, i) => {
    const written = parseNumber(row[column], firstLine + first + i);
    decimals = Math.max(decimals, written.decimals);
    exponents += written.exponent ? 1 : 0;
    return written.value;
  });
  const lastLine = body.slice(body.lastIndexOf('\n') + 1);
  return {
    name: header ? rows[0][column] : '',
    values,
    style: { decimals, exponent: 2 * exponents > values.length },
    layout: {
      kind: 'table',
      delimiter,
      lineBreak: body.includes('\r\n') ? '\r\n' : '\n',
      columns,
      column,
      quoted: (lastLine.split(delimiter)[column] ?? '').trim().startsWith('"'),
    },
    end: body.length,
  };
}

/** Whether the first line can be the header of a single column. */
function startsWithName(body: string): boolean {
  const end = body.indexOf('\n');
  return end !== -1 && isName(body.slice(0, end).trim());
}

/** A header cell: has a letter and no white space that would make it a sentence. */
function isName(cell: string): boolean {
  return (
    /\p{L}/u.test(cell) &&
    !looksLikeNumber(cell) &&
    cell.length <= 60 &&
    !/^[-+]?(nan|inf|infinity|null|none|na)$/i.test(cell)
  );
}
