import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { forecastByChoice } from '../forecasting/forecastByChoice.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';

/**
 * RNN: Forecast Selection: by what suits the numbers best, unless a model was chosen. A `range` of the active editor is
 * selected first; anything else, as menus hand over, means what is selected already.
 */
export async function forecastSelection(parts: Parts, action: Action, range?: unknown): Promise<void> {
  const { editor } = parts.editors;
  if (range instanceof vscode.Range && editor !== undefined) {
    editor.selection = new vscode.Selection(range.start, range.end);
  }
  await forecastByChoice(parts, action, await selectedSeries(editor, action));
}
