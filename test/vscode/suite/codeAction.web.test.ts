import { expect } from 'chai';
import * as vscode from 'vscode';

const title = 'Forecast the next values';

async function open(content: string, language: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** The code actions of ours that a range of a document has. */
async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
  );
  return actions.filter((action) => action.title === title);
}

/** Waits until there is such an action: opening a document may first start its language's own extension. */
async function actionAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction> {
  for (;;) {
    const [action, ...more] = await actionsAt(document, range);
    if (action !== undefined) {
      expect(more).to.deep.equal([]);
      return action;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('the code action', () => {
  const settings = vscode.workspace.getConfiguration('rnn');

  before(async () => {
    await vscode.extensions.getExtension('rnn-forecast.rnn-forecast')!.activate();
    await settings.update('forecast.horizon', 4, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await settings.update('forecast.horizon', undefined, vscode.ConfigurationTarget.Global);
  });

  for (const [language, text] of Object.entries({
    python: 'load = [3, 5, 4, 6, 5, 7, 6, 8, 7, 9]\n',
    javascript: 'const load = [3, 5, 4, 6, 5, 7, 6, 8, 7, 9];\n',
    plaintext: '3\n5\n4\n6\n5\n7\n6\n8\n7\n9\n',
    markdown: 'Words before.\n\n3 5 4 6 5 7 6 8 7 9\n\nWords after.\n',
  })) {
    it(`is offered at the cursor among numbers in ${language}`, async () => {
      const { document } = await open(text, language);
      const place = document.positionAt(text.indexOf('6'));
      await actionAt(document, new vscode.Range(place, place));
    });
  }

  it('is offered for a selection of numbers and not of words', async () => {
    const { document } = await open('3 5 4 6 5 7 6 8 7 9\nnine words and no number are on this line\n', 'plaintext');
    await actionAt(document, document.lineAt(0).range);
    expect(await actionsAt(document, document.lineAt(1).range)).to.have.length(0);
    const start = document.lineAt(1).range.start;
    expect(await actionsAt(document, new vscode.Range(start, start))).to.have.length(0);
  });

  it('selects the numbers around the cursor, forecasts them, and the forecast can be inserted', async () => {
    const values = Array.from({ length: 40 }, (_, step) => Math.round(5000 + 1000 * Math.sin(step / 3)));
    const editor = await open(`load = [${values.join(', ')}]\nother = 1\n`, 'python');
    const { document } = editor;
    const place = document.positionAt(20);
    const action = await actionAt(document, new vscode.Range(place, place));
    await vscode.commands.executeCommand(action.command!.command, ...action.command!.arguments!);
    expect(document.getText(editor.selection)).to.equal(`[${values.join(', ')}]`);
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.lineAt(0).text).to.match(/^load = \[(\d{4}, ){43}\d{4}\]$/);
  });
});
