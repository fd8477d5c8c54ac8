import * as vscode from 'vscode';
import type { Parts } from '../parts.ts';
import { sampleTable } from '../shared/series/sampleTable.ts';

/** RNN: Open Sample Numbers: a new document with numbers to try a forecast on, all selected. */
export async function openSample(_parts: Parts): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content: sampleTable() });
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
}
