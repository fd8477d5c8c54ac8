import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { readingOf, type SelectedSeries, selectedSeries, seriesOfText } from '../selection/selectedSeries.ts';
import { SelectedText } from '../selection/selectedText.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { holdsNumbers } from '../shared/series/holdsNumbers.ts';
import { type CellOutputs, outputTexts } from './cellOutputs.ts';

/**
 * The series of a notebook's cell: what is selected in its editor, else what its output holds, else its own text. Throws
 * as `selectedSeries` does.
 */
export async function cellSeries(
  cell: vscode.NotebookCell,
  outputs: CellOutputs,
  action: Action,
): Promise<SelectedSeries[]> {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document === cell.document);
  if (editor?.selections.some(({ isEmpty }) => !isEmpty)) {
    return selectedSeries(editor, action);
  }
  const text = await action.during(readingOf(cell.notebook.uri), async () => {
    const output = outputTexts(cell).find(holdsNumbers);
    return SelectedText.whole(output === undefined ? cell.document : await outputs.open(cell, output));
  });
  return seriesOfText(text, { cell }, action);
}

/** The cell that is meant: the one `given`, as menus hand it over, else the one selected in the active notebook. */
export function meantCell(given: unknown): vscode.NotebookCell {
  if (isCell(given)) {
    return given;
  }
  const editor = vscode.window.activeNotebookEditor;
  if (editor === undefined || editor.notebook.cellCount === 0) {
    throw new InputError(
      translate('No notebook is open; select a cell with at least 8 numbers in its output or text.'),
    );
  }
  return editor.notebook.cellAt(editor.selection.start);
}

function isCell(value: unknown): value is vscode.NotebookCell {
  return (
    typeof value === 'object' && value !== null && 'notebook' in value && 'outputs' in value && 'document' in value
  );
}
