import { expect } from 'chai';
import * as vscode from 'vscode';

/** 40 points of a wave between 4,000 and 6,000, to whole numbers. */
const wave = Array.from({ length: 40 }, (_, step) => Math.round(5000 + 1000 * Math.sin(step / 3)));
const { Markup } = vscode.NotebookCellKind;

/** A cell as a Jupyter file has it. */
interface JupyterCell {
  readonly cell_type: 'code' | 'markdown';
  readonly source: string;
  readonly outputs?: readonly object[];
}

let opened = 0;

/** Opens a notebook file whose first cell is this one. */
async function openNotebook(cell: JupyterCell): Promise<vscode.NotebookDocument> {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, `load-${++opened}.ipynb`);
  const cells = [cell, codeCell('print("after")')].map((each) => ({ metadata: {}, execution_count: null, ...each }));
  const text = JSON.stringify({
    cells,
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const notebook = await vscode.workspace.openNotebookDocument(file);
  await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
  return notebook;
}

function codeCell(source: string, outputs: readonly object[] = []): JupyterCell {
  return { cell_type: 'code', source, outputs };
}

function resultOf(data: object): object {
  return { output_type: 'execute_result', execution_count: 1, metadata: {}, data };
}

/** Forecasts the first cell, inserts the forecast and answers with the cell that is new. */
async function forecastFirst(notebook: vscode.NotebookDocument): Promise<vscode.NotebookCell> {
  await vscode.commands.executeCommand('rnn.forecastCell', notebook.cellAt(0));
  await vscode.commands.executeCommand('rnn.insertForecast');
  expect(notebook.cellCount).to.equal(3);
  expect(notebook.cellAt(2).document.getText()).to.equal('print("after")');
  return notebook.cellAt(1);
}

describe('a notebook', () => {
  const settings = vscode.workspace.getConfiguration('rnn');

  before(async () => {
    await settings.update('forecast.horizon', 4, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await settings.update('forecast.horizon', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  for (const [what, cell] of Object.entries({
    'the text of a cell': codeCell(`load = [${wave.join(', ')}]`),
    'a JSON output': codeCell('load()', [resultOf({ 'application/json': wave, 'text/plain': '<IPython.JSON>' })]),
    'a text output': codeCell('load', [resultOf({ 'text/plain': `[${wave.join(', ')}]` })]),
    'what a cell printed': codeCell('for x in load: print(x)', [
      { output_type: 'stream', name: 'stdout', text: wave.join('\n') },
    ]),
  })) {
    it(`has ${what} forecast as a new cell below`, async () => {
      const notebook = await openNotebook(cell);
      const added = await forecastFirst(notebook);
      expect(added.document.languageId).to.equal('python');
      const values = JSON.parse(added.document.getText()) as number[];
      expect(values).to.have.length(4);
      expect(Math.min(...values)).to.be.greaterThan(3000);
      expect(Math.max(...values)).to.be.lessThan(7000);
      // The numbers themselves stay as they are.
      expect(notebook.cellAt(0).document.getText()).to.equal(cell.source);
    });
  }

  it('has a table below text forecast as a table', async () => {
    const rows = wave.map((value, i) => `| ${2000 + i} | ${value} |`).join('\n');
    const notebook = await openNotebook({ cell_type: 'markdown', source: `| year | load |\n| --- | --- |\n${rows}` });
    const added = await forecastFirst(notebook);
    expect(added.kind).to.equal(Markup);
    expect(added.document.getText().split('\n')).to.have.length(7);
    expect(added.document.getText()).to.include('2040');
  });

  it('changes nothing for a cell without numbers', async () => {
    const notebook = await openNotebook(codeCell('import numpy'));
    await vscode.commands.executeCommand('rnn.forecastCell', notebook.cellAt(0));
    expect(notebook.cellCount).to.equal(2);
    expect(notebook.cellAt(0).document.getText()).to.equal('import numpy');
  });
});
