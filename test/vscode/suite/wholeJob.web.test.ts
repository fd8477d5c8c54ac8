import { expect } from 'chai';
import * as vscode from 'vscode';

/** 40 points of a wave between 4,000 and 6,000, to whole numbers. */
const wave = Array.from({ length: 40 }, (_, step) => Math.round(5000 + 1000 * Math.sin(step / 3)));

async function openSelected(content: string, language: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  editor.selection = new vscode.Selection(document.positionAt(0), document.positionAt(content.length));
  return editor;
}

function panelTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('rnn.prediction'));
}

describe('the whole job', () => {
  before(async () => {
    const settings = vscode.workspace.getConfiguration('rnn');
    await settings.update('forecast.horizon', 5, vscode.ConfigurationTarget.Global);
    await settings.update('training.iterations', 200, vscode.ConfigurationTarget.Global);
  });

  it('forecasts a selection by what suits it best, then inserts the forecast', async () => {
    const text = wave.join('\n');
    const { document } = await openSelected(text, 'plaintext');
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    const lines = document.getText().split('\n');
    expect(lines.slice(0, 40).join('\n')).to.equal(text);
    expect(lines).to.have.length(45);
    for (const line of lines.slice(40)) {
      expect(line).to.match(/^\d{4}$/);
      expect(Number(line)).to.be.within(3000, 7000);
    }
  });

  it('trains on the sine beside the editor, which keeps the focus', async () => {
    const editor = await openSelected('', 'plaintext');
    await vscode.commands.executeCommand('rnn.trainOnSine');
    expect(panelTabs()).to.have.length(1);
    expect(panelTabs()[0].group.viewColumn).to.equal(vscode.ViewColumn.Two);
    expect(vscode.window.activeTextEditor?.document.uri.toString()).to.equal(editor.document.uri.toString());
  });

  it('forecasts numbers in the thousands, inside a JSON array, as one undo step', async () => {
    const text = JSON.stringify(wave);
    const { document } = await openSelected(text, 'json');
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    const values = JSON.parse(document.getText()) as number[];
    expect(values.slice(0, 40)).to.deep.equal(wave);
    expect(values).to.have.length(45);
    expect(Math.min(...values)).to.be.greaterThan(3000);
    expect(Math.max(...values)).to.be.lessThan(7000);
    await vscode.commands.executeCommand('undo');
    expect(document.getText()).to.equal(text);
  });

  it('forecasts the numbers of a CSV column, selected or not, and adds rows with the next dates', async () => {
    const text = `month,load\n${wave.map((value, month) => `${2000 + Math.floor(month / 4)}Q${1 + (month % 4)},${value}.50`).join('\n')}\n`;
    const editor = await openSelected(text, 'csv');
    const { document } = editor;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    // As its title does, beside another editor that is the active one.
    const other = await vscode.workspace.openTextDocument({ content: 'no numbers' });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('rnn.forecastSelection', document.uri, { groupId: 0 });
    await vscode.commands.executeCommand('rnn.insertForecast');
    const added = document.getText().slice(text.trimEnd().length).trim().split('\n');
    expect(added.map((row) => row.split(',')[0])).to.deep.equal(['2010Q1', '2010Q2', '2010Q3', '2010Q4', '2011Q1']);
    for (const row of added) {
      expect(row).to.match(/,\d{4}\.\d\d$/);
    }
  });

  it('forecasts a column selection in a CSV and adds whole rows', async () => {
    const rows = wave.map((value, i) => `${value},x,${i}`);
    const editor = await openSelected(rows.join('\n'), 'csv');
    editor.selections = rows.map((_, line) => new vscode.Selection(line, 0, line, 4));
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    const lines = editor.document.getText().split('\n');
    expect(lines).to.have.length(45);
    for (const line of lines.slice(40)) {
      expect(line).to.match(/^\d{4},,$/);
    }
  });

  it('forecasts the numbers at several cursors and goes on between the same words', async () => {
    const lines = wave.map((value) => `add(${value});`);
    const editor = await openSelected(lines.join('\n'), 'javascript');
    editor.selections = lines.map((_, line) => new vscode.Selection(line, 6, line, 6));
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    const all = editor.document.getText().split('\n');
    expect(all).to.have.length(45);
    for (const line of all) {
      expect(line).to.match(/^add\(\d{4}\);$/);
    }
  });

  it('forecasts the document that a menu hands over, whatever is seen', async () => {
    const { document } = await openSelected(wave.join('\n'), 'plaintext');
    await openSelected('no numbers', 'plaintext');
    await vscode.commands.executeCommand('rnn.forecastSelection', document.uri);
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.lineCount).to.equal(45);
  });

  it('selects what it cannot read', async () => {
    const editor = await openSelected('1 2 3 4\n5 six 7 8 9 10', 'plaintext');
    await vscode.commands.executeCommand('rnn.forecastSelection');
    expect(editor.document.getText(editor.selection)).to.equal('six');
  });

  describe('with the panel among the files', () => {
    const isInFront = ({ document }: vscode.TextEditor) => {
      const { input } = vscode.window.tabGroups.all[0].activeTab!;
      return input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString();
    };
    /** The host hears of tabs and editors a moment later. */
    const until = async (isSo: () => boolean) => {
      while (!isSo()) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const hidden = async (content: string) => {
      const editor = await openSelected(content, 'plaintext');
      await until(() => isInFront(editor));
      await vscode.commands.executeCommand('rnn.showPanel');
      await until(() => !vscode.window.visibleTextEditors.some(({ document }) => document === editor.document));
      return editor;
    };

    before(async () => {
      await vscode.commands.executeCommand('rnn.showPanel');
      await vscode.commands.executeCommand('workbench.action.joinAllGroups');
    });

    after(async () => {
      await vscode.window.tabGroups.close(panelTabs());
    });

    it('forecasts what was selected last, in a file that the panel hides', async () => {
      const { document } = await hidden(wave.join('\n'));
      await vscode.commands.executeCommand('rnn.forecastSelection');
      await vscode.commands.executeCommand('rnn.insertForecast');
      expect(document.lineCount).to.equal(45);
    });

    it('shows what it cannot read in such a file', async () => {
      const { document } = await hidden('1 2 3 4\n5 six 7 8 9 10');
      await vscode.commands.executeCommand('rnn.forecastSelection');
      const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document)!;
      expect(document.getText(editor.selection)).to.equal('six');
    });

    it('comes to the front when a search begins, and not again when it ends', async () => {
      const numbers = await openSelected(wave.map((value, i) => value + (i % 7)).join('\n'), 'plaintext');
      await until(() => isInFront(numbers));
      const forecast = vscode.commands.executeCommand('rnn.forecastSelection');
      await until(() => !isInFront(numbers));
      const other = await openSelected('turned to meanwhile', 'plaintext');
      await until(() => isInFront(other));
      await forecast;
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(isInFront(other)).to.equal(true);
    });
  });

  it('does not insert a second time, nor after numbers that have changed', async () => {
    const { document } = await openSelected(wave.join(', '), 'plaintext');
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    const inserted = document.getText();
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.getText()).to.equal(inserted);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 4), '1');
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.getText()).to.equal(changed);
  });

  for (const [what, text] of Object.entries({
    nothing: '',
    'seven numbers': '1 2 3 4 5 6 7',
    'text between numbers': '1 2 3 4 five 6 7 8 9',
    'too few numbers among those that are missing': '1 2 3 4 NaN NA 7 8',
    'a number too large': '1 2 3 4 1e400 6 7 8 9',
    'a constant series': '5 5 5 5 5 5 5 5 5',
    'a binary file': 'PK\u0003\u0004\u0000\u0000 1 2 3 4 5 6 7 8',
    'three million numbers': '1 2 '.repeat(1_500_000),
  })) {
    it(`changes nothing given ${what}`, async () => {
      const { document } = await openSelected(text, 'plaintext');
      await vscode.commands.executeCommand('rnn.forecastSelection');
      await vscode.commands.executeCommand('rnn.trainOnSelection');
      expect(document.getText()).to.equal(text);
    });
  }
});
