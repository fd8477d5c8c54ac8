import { expect } from 'chai';
import * as vscode from 'vscode';

// The first file of the suite: nothing has been asked of the extension yet.
describe('before anything is asked of it', () => {
  const extension = vscode.extensions.getExtension<unknown>('rnn-forecast.rnn-forecast')!;

  it('is not active, not even beside a text with numbers selected', async () => {
    const document = await vscode.workspace.openTextDocument({ content: '1 2 3 4 5 6 7 8', language: 'plaintext' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 15);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(extension.isActive).to.equal(false);
  });

  it('becomes active by a command', async () => {
    await vscode.commands.executeCommand('rnn.showLog');
    expect(extension.isActive).to.equal(true);
  });
});
