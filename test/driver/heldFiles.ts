import * as vscode from 'vscode';

/** The files of this machine, by a file system as far away as it is told to be: whoever reads waits until it lets go. */
export class HeldFiles implements vscode.FileSystemProvider {
  static readonly scheme = 'held';
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  #waiting: (() => void)[] = [];

  /** Answers all that was asked so far. */
  letGo(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const answer of waiting) {
      answer();
    }
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  async stat({ path }: vscode.Uri): Promise<vscode.FileStat> {
    return vscode.workspace.fs.stat(vscode.Uri.file(path));
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return vscode.workspace.fs.readFile(vscode.Uri.file(path));
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory({ path }: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(path);
  }

  writeFile({ path }: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(path);
  }

  delete({ path }: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(path);
  }

  rename({ path }: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(path);
  }
}
