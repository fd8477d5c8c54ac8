import * as vscode from 'vscode';

/** When a file was written, in milliseconds since 1970; one that is not there is as old as can be. */
export async function writtenAt(file: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(file)).mtime;
  } catch {
    return 0;
  }
}
