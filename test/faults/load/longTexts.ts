/** A text that is long, and what becomes of it: so many columns of numbers and values of the last of them, or a sentence. */
export interface LongText {
  readonly name: string;
  readonly text: () => string;
  readonly read?: { readonly columns: number; readonly values: number };
  readonly refused?: RegExp;
}

/** What a person may select that is long. */
export const longTexts: readonly LongText[] = [
  {
    name: 'a list of 1,000,000 numbers',
    text: () => waveNumbers(1_000_000).join('\n'),
    read: { columns: 1, values: 100_000 },
  },
  {
    name: 'a table of 1,000,000 rows with dates',
    text: () => datedRows(1_000_000),
    read: { columns: 1, values: 100_000 },
  },
  { name: 'a table of 10,000 columns', text: () => wideTable(10_000, 30), read: { columns: 10_000, values: 30 } },
  {
    name: 'a table of 10,000 columns without a header',
    text: () => wideTable(10_000, 30).replace(/^.*\n/, ''),
    read: { columns: 10_000, values: 30 },
  },
  { name: 'a table of 400,000 columns', text: () => wideTable(400_000, 2), refused: /at most/ },
  {
    name: 'a JSON list of 1,000,000 numbers',
    text: () => JSON.stringify(waveNumbers(1_000_000)),
    read: { columns: 1, values: 100_000 },
  },
  {
    name: 'JSON objects of 10,000 fields',
    text: () => JSON.stringify(objects(10_000, 30)),
    read: { columns: 10_000, values: 30 },
  },
  {
    name: '3,000,000 numbers',
    text: () => waveNumbers(3_000_000).join(' '),
    refused: /^There are 3,000,000 numbers; at most 2,000,000 can be read, so take the last of them\.$/,
  },
];

/** A wave with a decimal, whose values come back. */
export function waveNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.round(1000 * Math.sin(i / 7)) / 10);
}

function datedRows(count: number): string {
  const start = Date.UTC(1900, 0, 1);
  const hour = 3600_000;
  const rows = Array.from({ length: count }, (_, i) => `${new Date(start + i * hour).toISOString()},${i % 97}`);
  return ['time,value', ...rows].join('\n');
}

/** A table of numbers under names; no column is all one number, or counts up. */
export function wideTable(columns: number, rows: number): string {
  const header = Array.from({ length: columns }, (_, i) => `c${i}`).join(',');
  const row = (r: number) => Array.from({ length: columns }, (_, i) => varied(i, r)).join(',');
  return [header, ...Array.from({ length: rows }, (_, r) => row(r))].join('\n');
}

function varied(column: number, row: number): number {
  return (7 * column + 31 * row + 3 * row * row) % 101;
}

function objects(fields: number, count: number): object[] {
  return Array.from({ length: count }, (_, r) =>
    Object.fromEntries(Array.from({ length: fields }, (_, i) => [`f${i}`, varied(i, r)])),
  );
}
