/** A half-open range of offsets in a text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The line, counted from 1, in which an offset of a text stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}
