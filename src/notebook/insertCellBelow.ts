import * as vscode from 'vscode';
import type { SeriesForecast } from '../parts.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { printAsCode } from '../shared/series/printing/printAsCode.ts';
import { printForecast } from '../shared/series/printing/printForecast.ts';

/**
 * Writes forecasts into a new cell below the one whose numbers they continue, as one undo step: as lists of its language, or
 * as a table below text. Throws `InputError` when the cell is gone or the notebook cannot be edited, and the signal's reason
 * when that is aborted before anything is written.
 */
export async function insertCellBelow(
  cell: vscode.NotebookCell,
  forecasts: readonly SeriesForecast[],
  signal: AbortSignal,
): Promise<void> {
  const { notebook, index } = cell;
  const { title } = forecasts[0].selected;
  if (notebook.isClosed || index < 0) {
    throw new InputError(translate('The cell with the numbers of {0} is gone; forecast again.', title));
  }
  const printed = forecasts.map(({ selected: { series }, values, intervals }) => ({ series, values, intervals }));
  const { languageId } = cell.document;
  const data =
    cell.kind === vscode.NotebookCellKind.Code
      ? new vscode.NotebookCellData(cell.kind, printAsCode(printed, languageId), languageId)
      : new vscode.NotebookCellData(cell.kind, printForecast(printed, 'markdown'), languageId);
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(index + 1, [data])]);
  signal.throwIfAborted();
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new InputError(translate('{0} cannot be edited; copy the forecast instead.', title));
  }
}
