import * as vscode from 'vscode';

/** So much text is looked at on either side of a place. */
const mostCharacters = 20_000;

/** The text around a place, and where it begins in the document: at the start of a line. */
export interface TextWindow {
  readonly text: string;
  readonly start: number;
  /** The place's offset in the text. */
  readonly offset: number;
}

/** Some pages of a document around a place, so that what looks at them takes no longer in a long document. */
export function textWindow(document: vscode.TextDocument, position: vscode.Position): TextWindow {
  const offset = document.offsetAt(position);
  const first = document.positionAt(Math.max(0, offset - mostCharacters));
  // A line that was cut would look like another.
  const start = first.character === 0 ? first : new vscode.Position(Math.min(first.line + 1, position.line), 0);
  const end = document.positionAt(offset + mostCharacters);
  const startOffset = document.offsetAt(start);
  return {
    text: document.getText(new vscode.Range(start, end)),
    start: startOffset,
    offset: offset - startOffset,
  };
}
