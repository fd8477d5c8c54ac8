import type * as vscode from 'vscode';
import { firstStoragePath } from './firstStoragePath.ts';

/** Where a workspace's own files are kept, whichever window and host looks; else those of no workspace. */
export function storageFolder({
  storageUri,
  globalStorageUri,
}: Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>): vscode.Uri {
  return storageUri === undefined ? globalStorageUri : storageUri.with({ path: firstStoragePath(storageUri.path) });
}
