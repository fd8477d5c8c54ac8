import * as vscode from 'vscode';
import type { SeriesForecast } from '../parts.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { type Insertion, printContinuation } from '../shared/series/printing/printContinuation.ts';

/**
 * Writes forecasts after the numbers they continue, in the numbers' own format, as one undo step. Throws `InputError` when
 * the document no longer holds those numbers there, or already holds the forecasts, and the signal's reason when that is
 * aborted before anything is written.
 */
export async function insertForecast(forecasts: readonly SeriesForecast[], signal: AbortSignal): Promise<void> {
  const [{ selected }] = forecasts;
  const { text, title } = selected;
  if (!isWritable(text.document.uri)) {
    throw new InputError(readOnlySentence(title));
  }
  const document = await vscode.workspace.openTextDocument(text.document.uri);
  if (!text.standsIn(document)) {
    throw new InputError(
      translate('{0} has changed since the forecast; select the numbers and forecast again.', title),
    );
  }
  const insertions = insertionsOf(document, forecasts);
  const ranges = insertions.map(({ offset, text: added }) => rangeAfter(document, offset, added));
  if (insertions.every(({ text: added }, i) => document.getText(ranges[i]) === added)) {
    throw new InputError(translate('This forecast already stands after the numbers in {0}.', title));
  }
  const edit = new vscode.WorkspaceEdit();
  for (const [i, { text: added }] of insertions.entries()) {
    edit.insert(document.uri, ranges[i].start, added);
  }
  signal.throwIfAborted();
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new InputError(readOnlySentence(title));
  }
  const { offset, text: added } = insertions[0];
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  editor?.revealRange(rangeAfter(document, offset, added));
}

/** VS Code would also change what only a program provides, and what nobody may write to. */
function isWritable({ scheme }: vscode.Uri): boolean {
  return scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

function readOnlySentence(title: string): string {
  return translate('{0} cannot be edited; copy the forecast, or save a copy of the file and forecast there.', title);
}

/** What is to be inserted, at offsets of the document and with its line ends. */
function insertionsOf(document: vscode.TextDocument, forecasts: readonly SeriesForecast[]): Insertion[] {
  const { text } = forecasts[0].selected;
  const lineEnding = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const tables = new Set(forecasts.map(({ selected }) => selected.table));
  return [...tables].flatMap((table) => {
    const columns = forecasts
      .filter(({ selected }) => selected.table === table)
      .map(({ selected: { column, series }, values }) => ({ column, series, values }));
    return printContinuation(table, columns).map(({ offset, text: added }) => ({
      offset: text.offsetInDocument(offset),
      text: added.replace(/\r?\n/g, lineEnding),
    }));
  });
}

function rangeAfter(document: vscode.TextDocument, offset: number, text: string): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}
