import * as vscode from 'vscode';
import { formatNumber } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';

/** The end of the names of files that are not whole yet. */
const unfinishedEnding = '.part';
const unfinishedName = /\.[a-z0-9]{1,8}\.part$/;

/** Whether a name is one that `partOf` gives. */
export function isUnfinished(name: string): boolean {
  return unfinishedName.test(name);
}

/** Where a file stands until it is whole: a name of its own, which no other window uses. */
export function partOf(target: vscode.Uri): vscode.Uri {
  const random = Math.random().toString(36).slice(2, 10);
  return target.with({ path: `${target.path}.${random}${unfinishedEnding}` });
}

/**
 * Writes a file whole or not at all: under a name of its own first, which no other window uses, so that what stood there
 * stays until every byte of the new is there. What could not be finished, or was given up by the signal before, is removed.
 */
export async function writeWhole(
  target: vscode.Uri,
  bytes: Uint8Array,
  part = partOf(target),
  signal?: AbortSignal,
): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(part, bytes);
    await checkWritten(part, bytes.length);
    signal?.throwIfAborted();
    await vscode.workspace.fs.rename(part, target, { overwrite: true });
  } catch (error) {
    await removeIfThere(part).catch(() => {});
    throw error;
  }
}

/** Throws when a file is not as long as what was written to it: a disk that is full in its middle may report nothing. */
export async function checkWritten(file: vscode.Uri, length: number): Promise<void> {
  const { size } = await vscode.workspace.fs.stat(file);
  if (size !== length) {
    throw new Error(
      translate(
        'only {0} of {1} bytes were written, as where a disk is full',
        formatNumber(size),
        formatNumber(length),
      ),
    );
  }
}

/** Removes a file; one that is not there is removed already. */
export async function removeIfThere(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file);
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}

/** Whether an error of `workspace.fs` says that there is no such file or folder. */
export function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
