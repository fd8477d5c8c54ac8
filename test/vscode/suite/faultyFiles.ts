import * as vscode from 'vscode';

/** What is wrong with a store of files. */
export type FileFault = 'none' | 'full' | 'readOnly' | 'gone';

/** Files in memory that VS Code reads and writes as it does any, and that can be out of order. */
export class FaultyFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly files = new Map<string, Uint8Array>();
  /** Those that were read. */
  readonly read = new Set<string>();
  readonly #writtenAt = new Map<string, number>();
  readonly #folders = new Set<string>(['/']);
  fault: FileFault = 'none';
  /** Bytes that are written before a full store refuses. */
  room = 0;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    this.#checkThere();
    const bytes = this.files.get(path);
    if (bytes === undefined && !this.#folders.has(path)) {
      throw vscode.FileSystemError.FileNotFound(path);
    }
    const type = bytes === undefined ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: this.#writtenAt.get(path) ?? 0, size: bytes?.length ?? 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    this.#checkThere();
    if (!this.#folders.has(path)) {
      throw vscode.FileSystemError.FileNotFound(path);
    }
    return [...this.files.keys()]
      .filter((file) => file.startsWith(`${path}/`))
      .map((file) => [file.slice(path.length + 1), vscode.FileType.File]);
  }

  createDirectory({ path }: vscode.Uri): void {
    this.#checkThere();
    this.#folders.add(path);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    this.#checkThere();
    this.read.add(path);
    const bytes = this.files.get(path);
    if (bytes === undefined) {
      throw vscode.FileSystemError.FileNotFound(path);
    }
    return bytes;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.#checkWritable();
    if (this.fault === 'full') {
      // As a disk does: what was there is gone, and only the beginning of the new is written.
      this.files.set(path, content.slice(0, this.room));
      throw vscode.FileSystemError.Unavailable('no space left on device');
    }
    this.files.set(path, content.slice());
    this.#writtenAt.set(path, Date.now());
  }

  delete({ path }: vscode.Uri): void {
    this.#checkWritable();
    if (!this.files.delete(path)) {
      throw vscode.FileSystemError.FileNotFound(path);
    }
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
    this.#checkWritable();
    const bytes = this.files.get(from.path);
    if (bytes === undefined) {
      throw vscode.FileSystemError.FileNotFound(from);
    }
    if (this.files.has(to.path) && !overwrite) {
      throw vscode.FileSystemError.FileExists(to);
    }
    this.files.delete(from.path);
    this.files.set(to.path, bytes);
  }

  #checkThere(): void {
    if (this.fault === 'gone') {
      throw vscode.FileSystemError.Unavailable('the disk is gone');
    }
  }

  #checkWritable(): void {
    this.#checkThere();
    if (this.fault === 'readOnly') {
      throw vscode.FileSystemError.NoPermissions('the disk is read-only');
    }
  }
}

/** What a window keeps for itself, in memory. */
export function memento(): vscode.Memento & { setKeysForSync(): void } {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? values.get(key) : otherwise) as T,
    update: async (key: string, value: unknown) => void values.set(key, value),
    setKeysForSync: () => {},
  };
}
