import * as vscode from 'vscode';
import { InputError } from '../shared/inputError.ts';
import { printNumbers } from '../shared/series/printNumbers.ts';
import type { SelectedNumbers } from './selectedNumbers.ts';

/**
 * Writes values after the numbers they continue, in the numbers' own format, as one undo step. Throws `InputError` when
 * the document no longer holds those numbers there, or already holds the values.
 */
export async function insertForecast(selected: SelectedNumbers, values: readonly number[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(selected.document);
  const end = selected.start + selected.text.length;
  const range = new vscode.Range(document.positionAt(selected.start), document.positionAt(end));
  if (document.getText(range) !== selected.text) {
    throw new InputError(`${selected.title} has changed since the forecast; select the numbers and forecast again.`);
  }
  const lineEnding = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const text = printNumbers(values, selected.list).replace(/\r?\n/g, lineEnding);
  const at = document.positionAt(selected.start + selected.list.end);
  const after = document.getText(new vscode.Range(at, document.positionAt(document.offsetAt(at) + text.length)));
  if (after === text) {
    throw new InputError(`This forecast already stands after the numbers in ${selected.title}.`);
  }
  const edit = new vscode.WorkspaceEdit();
  edit.insert(selected.document, at, text);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new InputError(`${selected.title} cannot be edited; save a copy and forecast there.`);
  }
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  editor?.revealRange(new vscode.Range(at, document.positionAt(document.offsetAt(at) + text.length)));
}
