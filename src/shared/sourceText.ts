import { lineAt } from './textRange.ts';

/** A text to be read, and the lines of the document that its offsets stand in. */
export interface SourceText {
  readonly text: string;
  /** The document's line, counted from 1, of an offset in the text. */
  lineAt(offset: number): number;
}

/** A text that is a document by itself. */
export function wholeText(text: string): SourceText {
  return { text, lineAt: (offset) => lineAt(text, offset) };
}
