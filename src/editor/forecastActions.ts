import * as vscode from 'vscode';
import { translate } from '../shared/l10n/translate.ts';
import { isForecastable } from '../shared/series/isForecastable.ts';
import { numbersAround } from '../shared/series/reading/numbersAround.ts';
import { textWindow } from './textWindow.ts';

/** Longer selections are taken for numbers when their start is. */
const mostCharacters = 20_000;

/** Offers a forecast of the numbers that are selected, or among which the cursor stands, as a code action in any language. */
export class ForecastActions implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.Refactor.append('forecast');

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (only !== undefined && !only.contains(ForecastActions.kind)) {
      return [];
    }
    const numbers = range.isEmpty ? numbersAt(document, range.start) : selectedNumbers(document, range);
    if (numbers === null) {
      return [];
    }
    const title = translate('Forecast the next values');
    const action = new vscode.CodeAction(title, ForecastActions.kind);
    action.command = { command: 'rnn.forecastSelection', title, arguments: [numbers] };
    return [action];
  }
}

function selectedNumbers(document: vscode.TextDocument, range: vscode.Range): vscode.Range | null {
  const last = document.positionAt(document.offsetAt(range.start) + mostCharacters);
  const isLong = last.isBefore(range.end);
  const end = isLong ? document.lineAt(last.line).range.start : range.end;
  // A selection on one long line is cut within a number, which does no harm.
  const seen = isLong && !end.isAfter(range.start) ? last : end;
  return isForecastable(document.getText(new vscode.Range(range.start, seen))) ? range : null;
}

function numbersAt(document: vscode.TextDocument, position: vscode.Position): vscode.Range | null {
  const { text, start, offset } = textWindow(document, position);
  const found = numbersAround(text, offset);
  return found === null
    ? null
    : new vscode.Range(document.positionAt(start + found.start), document.positionAt(start + found.end));
}
