import * as vscode from 'vscode';
import { nextTurn } from '../nextTurn.ts';

/** VS Code takes some milliseconds for so many. */
const linesPerSlice = 50_000;

/**
 * The text of a range, read in slices, between which the editor is let in; at once where the document changes meanwhile. Throws
 * the signal's reason once that is aborted.
 */
export async function textInSlices(
  document: vscode.TextDocument,
  range: vscode.Range,
  signal: AbortSignal,
): Promise<string> {
  const { version } = document;
  const slices: string[] = [];
  for (let { start } = range; start.isBefore(range.end); ) {
    const next = new vscode.Position(start.line + linesPerSlice, 0);
    const end = next.isBefore(range.end) ? next : range.end;
    slices.push(document.getText(new vscode.Range(start, end)));
    start = end;
    if (start.isBefore(range.end)) {
      await nextTurn();
      signal.throwIfAborted();
      if (document.version !== version) {
        return document.getText(range);
      }
    }
  }
  return slices.join('');
}
