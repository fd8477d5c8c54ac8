/** How one number of a list was written. */
export interface NumberStyle {
  /** Digits after the decimal point, the most that any number had. */
  readonly decimals: number;
  /** Whether the numbers were written with an exponent, as in `1.5e3`. */
  readonly exponent: boolean;
}

/** How numbers followed each other, so that more can be written after them in the same way. */
export type ListLayout =
  | {
      readonly kind: 'list';
      /** What stands between two numbers of a line. */
      readonly separator: string;
      /** What stands between the last number of a line and the first of the next. */
      readonly lineBreak: string;
      /** Numbers to a line; infinite when all stand on one line. */
      readonly perLine: number;
      /** Numbers already on the last line. */
      readonly onLastLine: number;
    }
  | {
      readonly kind: 'table';
      readonly delimiter: string;
      readonly lineBreak: string;
      /** Cells of a row. */
      readonly columns: number;
      /** Which of them holds the numbers. */
      readonly column: number;
      readonly quoted: boolean;
    };

/** Numbers found in a text. */
export interface NumberList {
  /** What a table's header calls them; empty where there is none. */
  readonly name: string;
  /** All finite. */
  readonly values: Float64Array;
  readonly style: NumberStyle;
  readonly layout: ListLayout;
  /** Offset in the text at which more numbers are to be written. */
  readonly end: number;
}
