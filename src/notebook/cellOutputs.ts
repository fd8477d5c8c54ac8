import * as vscode from 'vscode';

/** Texts that outputs are read as, the ones that say most first. */
const readTypes = [
  'application/json',
  'text/csv',
  'text/markdown',
  'text/plain',
  'application/vnd.code.notebook.stdout',
];

/** Outputs of cells as documents of their own, so that their numbers can be read and looked up like those of any other. */
export class CellOutputs implements vscode.TextDocumentContentProvider, vscode.Disposable {
  static readonly scheme = 'rnn-cell-output';
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(CellOutputs.scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens an output's text as a document that nobody sees. */
  async open(cell: vscode.NotebookCell, text: string): Promise<vscode.TextDocument> {
    const { path } = cell.notebook.uri;
    const uri = vscode.Uri.from({
      scheme: CellOutputs.scheme,
      path: path.startsWith('/') ? path : `/${path}`,
      // Another output of the same cell is another document.
      query: `${cell.index}-${cell.executionSummary?.executionOrder ?? 0}-${Date.now()}`,
    });
    this.#texts.set(uri.toString(), text);
    return vscode.workspace.openTextDocument(uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }
}

/** The texts of a cell's outputs, those that say most first. */
export function outputTexts({ outputs }: vscode.NotebookCell): string[] {
  const items = outputs.flatMap((output) => output.items);
  return readTypes.flatMap((type) =>
    items.filter(({ mime }) => mime === type).map(({ data }) => new TextDecoder().decode(data)),
  );
}
