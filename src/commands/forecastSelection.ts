import * as vscode from 'vscode';
import { forecastAllAutomatically } from '../forecasting/forecastAllAutomatically.ts';
import { forecastByChosen } from '../forecasting/forecastByChosen.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';

/**
 * RNN: Forecast Selection: by what suits the numbers best, unless a model was chosen. A `range` of the active editor is
 * selected first; anything else, as menus hand over, means what is selected already.
 */
export async function forecastSelection(parts: Parts, range?: unknown): Promise<void> {
  const { editor } = parts.editors;
  if (range instanceof vscode.Range && editor !== undefined) {
    editor.selection = new vscode.Selection(range.start, range.end);
  }
  const selected = await selectedSeries(editor);
  const horizon = selected === null ? null : await horizonSetting();
  if (selected === null || horizon === null) {
    return;
  }
  const chosen = await parts.library.chosen();
  if (chosen === null) {
    await forecastAllAutomatically(parts, selected, horizon);
  } else {
    await forecastByChosen(parts, chosen.model, selected, horizon);
  }
}
