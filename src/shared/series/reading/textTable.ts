import type { TextRange } from '../../textRange.ts';
import type { Cells } from './cells.ts';

/** The ways of writing numbers that are told apart. */
export type TextFormat = 'list' | 'delimited' | 'markdown' | 'literal';

/** A column of values, and what it is called where it stands; empty where it has no name. */
export interface TextColumn {
  readonly name: string;
  readonly cells: Cells;
}

/** Values found in a text: columns of equally many cells, one a record. */
export interface TextTable {
  readonly format: TextFormat;
  /** What holds the records: `data[]` in JSON; empty where it has no name. */
  readonly name: string;
  readonly columns: readonly TextColumn[];
  readonly layout: TextLayout;
}

/** How values follow each other, so that more can be written after them in the same way. */
export type TextLayout = ListLayout | RecordLayout | ParallelLayout;

/** Values after values. */
export interface ListLayout {
  readonly kind: 'list';
  /** What stands between two values of a line, quotes of the values included. */
  readonly separator: string;
  /** What stands between the last value of a line and the first of the next. */
  readonly lineBreak: string;
  /** Values to a line; infinite when all stand on one line. */
  readonly perLine: number;
  /** Values already on the last line. */
  readonly onLastLine: number;
  /** Offset in the text at which more are to be written. */
  readonly end: number;
}

/** Rows or objects, each with a cell for every column. */
export interface RecordLayout {
  readonly kind: 'record';
  /** Where each record stands, from its first character to its last. */
  readonly records: Cells;
  /** What stands between two records. */
  readonly between: string;
  /** What an unknown value is written as: nothing, `null` or `None`. */
  readonly blank: string;
  /** Whether cells are padded with blanks to the width they have. */
  readonly padded: boolean;
  /** Offset in the text at which more are to be written. */
  readonly end: number;
}

/** A list for each column, all of one length. */
export interface ParallelLayout {
  readonly kind: 'parallel';
  readonly lists: readonly ListLayout[];
  /** What an unknown value is written as: `null` or `None`. */
  readonly blank: string;
}

/** Where a value and the quotes around it stand. */
export function quotedRange(text: string, { start, end }: TextRange): TextRange {
  const quote = text[start - 1];
  return (quote === '"' || quote === "'" || quote === '`') && text[end] === quote
    ? { start: start - 1, end: end + 1 }
    : { start, end };
}
