import { expect } from 'chai';
import * as vscode from 'vscode';

describe('the samples', () => {
  it('are in the folder of the window', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'temperatures.txt'));
    expect(document.lineCount).to.equal(151);
  });
});
