import * as vscode from 'vscode';
import { wordAt } from '../selection/selectedText.ts';
import { holdsNumbers } from '../shared/series/holdsNumbers.ts';

/** A selection that grows is looked at when it has stood still for so long. */
const restMs = 150;
/** So much of a text is looked at. */
const mostCharacters = 20_000;

/**
 * Tells `when` clauses what the active editor holds: `rnn.selectionHasNumbers` and `rnn.documentHasNumbers`; `rnn.active`
 * says that they are told at all.
 */
export class SelectionContext implements vscode.Disposable {
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #told = new Map<string, boolean>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const later = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), restMs);
    };
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) {
          later();
        }
      }),
    ];
    this.#tell('rnn.active', true);
    later();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #look(): void {
    const editor = vscode.window.activeTextEditor;
    this.#tell('rnn.selectionHasNumbers', editor !== undefined && selectionHasNumbers(editor));
    this.#tell('rnn.documentHasNumbers', editor !== undefined && holdsNumbers(startOf(editor.document)));
  }

  #tell(key: string, value: boolean): void {
    if (this.#told.get(key) !== value) {
      this.#told.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}

function selectionHasNumbers({ document, selections }: vscode.TextEditor): boolean {
  // One cursor in each number is a selection, too.
  const areCursors = selections.length > 1 && selections.every(({ isEmpty }) => isEmpty);
  let text = '';
  for (const selection of selections) {
    if (text.length > mostCharacters) {
      break;
    }
    const { start, end } = (areCursors ? wordAt(document, selection.active) : undefined) ?? selection;
    text += `${textFrom(document, start, end)}\n`;
  }
  return holdsNumbers(text);
}

function startOf(document: vscode.TextDocument): string {
  return textFrom(document, new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
}

function textFrom(document: vscode.TextDocument, start: vscode.Position, end: vscode.Position): string {
  const last = document.positionAt(document.offsetAt(start) + mostCharacters);
  return document.getText(new vscode.Range(start, last.isBefore(end) ? last : end));
}
