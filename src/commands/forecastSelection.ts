import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { forecastByChoice } from '../forecasting/forecastByChoice.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';

/**
 * RNN: Forecast Selection: by what suits the numbers best, unless a model was chosen. `given` is a range of the active
 * editor, which is selected first, or the document whose editor it is about, as menus hand it over; anything else means
 * what is selected already.
 */
export async function forecastSelection(parts: Parts, action: Action, given?: unknown): Promise<void> {
  const editor = given instanceof vscode.Uri ? await editorOf(given) : parts.editors.editor;
  if (given instanceof vscode.Range && editor !== undefined) {
    editor.selection = new vscode.Selection(given.start, given.end);
  }
  await forecastByChoice(parts, action, await selectedSeries(editor, action));
}

/** The editor of a document: the active one where it has several; opens it where it has none. */
async function editorOf(document: vscode.Uri): Promise<vscode.TextEditor> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = [...(activeTextEditor === undefined ? [] : [activeTextEditor]), ...visibleTextEditors];
  return (
    editors.find((each) => each.document.uri.toString() === document.toString()) ??
    vscode.window.showTextDocument(document)
  );
}
