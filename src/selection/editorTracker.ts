import * as vscode from 'vscode';

/** Remembers the text editor that was last active: while the panel has the focus, VS Code names none. */
export class EditorTracker implements vscode.Disposable {
  #last = vscode.window.activeTextEditor;
  readonly #subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    this.#last = editor ?? this.#last;
  });

  /**
   * The active text editor, or the one that was last active. The panel in its place hides it: VS Code knows no editor of such a
   * tab, so that is the last one there was, of which document and selections are still true.
   */
  get editor(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const last = this.#last;
    if (activeTextEditor !== undefined || last === undefined) {
      return activeTextEditor;
    }
    const visible = visibleTextEditors.find((editor) => editor.document === last.document);
    return visible ?? (hasTab(last.document) ? last : undefined);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function hasTab({ uri, isClosed }: vscode.TextDocument): boolean {
  const isOfDocument = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return !isClosed && vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isOfDocument));
}
