import * as vscode from 'vscode';
import { formatExactly } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { SelectedSeries } from './selectedSeries.ts';

/** The line, counted from 1, where the value of a step (from 1) stood when it was read; `null` for one that stands nowhere. */
export function lineOfStep({ series, text }: SelectedSeries, step: number): number | null {
  const range = rangeOfStep({ series }, step);
  return range === null ? null : text.lineAt(range.start);
}

/**
 * Selects the value of a step (from 1) in an editor, beside the panel, which keeps the focus. Throws `InputError` when the
 * document is gone or no longer holds the numbers there, or the step is none of them, and the signal's reason when that is
 * aborted before.
 */
export async function revealStep(
  selected: SelectedSeries,
  step: number,
  besides: vscode.ViewColumn,
  signal: AbortSignal,
): Promise<void> {
  const { text, title } = selected;
  const range = rangeOfStep(selected, step);
  if (range === null) {
    throw new InputError(translate('Step {0} stands nowhere in {1}.', formatExactly(step), title));
  }
  const { uri, isClosed, isUntitled } = text.document;
  if (isClosed && isUntitled) {
    throw new InputError(translate('{0} was closed and cannot be opened again.', title));
  }
  const document = await Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => {
    throw new InputError(translate('{0} cannot be opened any more.', title));
  });
  if (!text.standsIn(document)) {
    throw new InputError(translate('{0} has changed since it was read; forecast again to find its values.', title));
  }
  signal.throwIfAborted();
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const elsewhere = besides === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
  await vscode.window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? elsewhere,
    preserveFocus: true,
    selection: text.rangeInDocument(range),
  });
}

function rangeOfStep({ series: { cells, cellOfStep } }: Pick<SelectedSeries, 'series'>, step: number) {
  const cell = cellOfStep[step - 1];
  return cell === undefined || cell === -1 ? null : cells.rangeOf(cell);
}
