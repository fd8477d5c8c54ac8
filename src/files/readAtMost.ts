import * as vscode from 'vscode';

/**
 * Reads a file of at most `mostBytes`. A larger one is not even read, since it may be larger than memory: throws what
 * `refusal` makes of its size in bytes. Throws the signal's reason once that is aborted.
 */
export async function readAtMost(
  file: vscode.Uri,
  mostBytes: number,
  refusal: (size: number) => Error,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(file);
  signal?.throwIfAborted();
  if (size > mostBytes) {
    throw refusal(size);
  }
  return vscode.workspace.fs.readFile(file);
}
