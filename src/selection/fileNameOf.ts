import type * as vscode from 'vscode';

/** The last part of an address: what a person calls the file. */
export function fileNameOf(file: vscode.Uri): string {
  return file.path.split('/').at(-1) ?? '';
}
