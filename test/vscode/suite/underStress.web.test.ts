import { expect } from 'chai';
import * as vscode from 'vscode';

/** 40 points of a wave between 4,000 and 6,000, to whole numbers. */
const wave = Array.from({ length: 40 }, (_, step) => Math.round(5000 + 1000 * Math.sin(step / 3)));
const text = wave.join('\n');

async function open(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  editor.selection = new vscode.Selection(document.positionAt(0), document.positionAt(content.length));
  return editor;
}

function edit(change: (edit: vscode.WorkspaceEdit) => void): Thenable<boolean> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  change(workspaceEdit);
  return vscode.workspace.applyEdit(workspaceEdit);
}

describe('under stress', function () {
  this.timeout(120_000);

  before(async () => {
    const settings = vscode.workspace.getConfiguration('rnn');
    await settings.update('forecast.horizon', 5, vscode.ConfigurationTarget.Global);
    await settings.update('training.iterations', 200, vscode.ConfigurationTarget.Global);
  });

  it('inserts nothing where the numbers were edited while they were forecast', async () => {
    const { document } = await open(text);
    const forecast = vscode.commands.executeCommand('rnn.forecastSelection');
    await edit((change) => change.insert(document.uri, new vscode.Position(3, 0), '1'));
    const edited = document.getText();
    await forecast;
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.getText()).to.satisfy((now: string) => now === edited || now.startsWith(edited));
    if (document.getText() !== edited) {
      // The forecast was of the numbers as they were after the edit.
      expect(document.getText().slice(edited.length)).to.match(/^(\n\d{4,5}){5}$/);
    }
  });

  it('survives a document that is closed while its numbers are forecast', async () => {
    await open(text);
    const forecast = vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await forecast;
    await vscode.commands.executeCommand('rnn.insertForecast');
    const { document } = await open(text);
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.lineCount).to.equal(45);
  });

  it('forecasts what was asked for last when a second command is given during the first', async () => {
    const first = await open(text);
    const one = vscode.commands.executeCommand('rnn.forecastSelection');
    const second = await open(wave.map((value) => value * 10).join('\n'));
    const other = vscode.commands.executeCommand('rnn.forecastSelection');
    await Promise.all([one, other]);
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(first.document.lineCount).to.equal(40);
    expect(second.document.getText().split('\n').slice(40).join(' ')).to.match(/^(\d{5} ){4}\d{5}$/);
  });

  it('does not have a forecast, whose numbers take long to be read, end the training that was asked for after it', async () => {
    const settings = vscode.workspace.getConfiguration('rnn');
    await settings.update('training.iterations', 100_000, vscode.ConfigurationTarget.Global);
    await open(Array.from({ length: 50_000 }, (_, step) => wave[step % wave.length]).join('\n'));
    const forecast = vscode.commands.executeCommand('rnn.forecastSelection');
    let hasEnded = false;
    const training = vscode.commands.executeCommand('rnn.trainOnSine').then(() => {
      hasEnded = true;
    });
    await forecast;
    expect(hasEnded).to.equal(false);
    while (!hasEnded) {
      await vscode.commands.executeCommand('rnn.stopTraining');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await training;
    await settings.update('training.iterations', 200, vscode.ConfigurationTarget.Global);
  });

  it('stands a hundred commands in a second, and works afterwards', async () => {
    const { document } = await open(text);
    const names = [
      'forecastSelection',
      'trainOnSine',
      'stopTraining',
      'pauseTraining',
      'resumeTraining',
      'showPanel',
      'stepTraining',
      'setNonNegative',
      'trainOnSelection',
      'forecastSelection',
    ];
    const given = Array.from({ length: 100 }, (_, i) =>
      vscode.commands.executeCommand(`rnn.${names[(i * 7) % names.length]}`, true),
    );
    // Runs that were paused are told to end, so that nothing waits for ever.
    let done = false;
    const all = Promise.all(given).then(() => {
      done = true;
    });
    while (!done) {
      await vscode.commands.executeCommand('rnn.stopTraining');
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 200))]);
    }
    expect(document.getText()).to.equal(text);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.getText().startsWith(text)).to.equal(true);
    expect(document.lineCount).to.equal(45);
  });

  it('ends at whatever moment it is told to stop, and changes no text', async () => {
    const { document } = await open(text);
    for (let delay = 0; delay < 400; delay += 40) {
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      const forecast = vscode.commands.executeCommand(delay % 80 === 0 ? 'rnn.forecastSelection' : 'rnn.trainOnSine');
      await new Promise((resolve) => setTimeout(resolve, delay));
      await vscode.commands.executeCommand('rnn.stopTraining');
      await forecast;
    }
    expect(document.getText()).to.equal(text);
  });

  it('takes its own commands with arguments that are none', async () => {
    const strange: unknown[] = [null, Number.NaN, {}, [], 'x'.repeat(10_000), { horizon: -1 }, -1, 1e9];
    for (const command of [
      'setNonNegative',
      'revealStep',
      'insertForecast',
      'forecast',
      'applySettings',
      'exportView',
    ]) {
      for (const argument of strange) {
        if (command === 'exportView' && typeof argument !== 'object') {
          continue;
        }
        await Promise.race([
          vscode.commands.executeCommand(`rnn.${command}`, argument, argument).then(undefined, () => {}),
          new Promise((resolve) => setTimeout(resolve, 300)),
        ]);
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      }
    }
    const { document } = await open(text);
    await vscode.commands.executeCommand('rnn.forecastSelection');
    await vscode.commands.executeCommand('rnn.insertForecast');
    expect(document.lineCount).to.equal(45);
  });
});
