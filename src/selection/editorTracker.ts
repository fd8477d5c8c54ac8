import * as vscode from 'vscode';

/** Remembers the text editor that was last active: while the panel has the focus, VS Code names none. */
export class EditorTracker implements vscode.Disposable {
  #last = vscode.window.activeTextEditor;
  readonly #subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    this.#last = editor ?? this.#last;
  });

  /** The active text editor, or the one that was last active if it is still visible. */
  get editor(): vscode.TextEditor | undefined {
    const active = vscode.window.activeTextEditor;
    if (active !== undefined) {
      return active;
    }
    const last = this.#last?.document;
    return vscode.window.visibleTextEditors.find((editor) => editor.document === last);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
