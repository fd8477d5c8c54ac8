import { expect } from 'chai';
import * as vscode from 'vscode';

/** 40 points of a wave between 4,000 and 6,000, to whole numbers, one a line. */
const text = Array.from({ length: 40 }, (_, step) => Math.round(5000 + 1000 * Math.sin(step / 3))).join('\n');

/** One file in memory, which nobody may write to where it is registered so. */
class OneFile implements vscode.FileSystemProvider {
  #bytes = new TextEncoder().encode(text);
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#bytes.length };
  }

  readFile(): Uint8Array {
    return this.#bytes;
  }

  writeFile(_uri: vscode.Uri, content: Uint8Array): void {
    this.#bytes = Uint8Array.from(content);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {}
  delete(): void {}
  rename(): void {}
}

async function openAll(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  editor.selection = new vscode.Selection(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  return document;
}

async function forecastAndInsert(): Promise<void> {
  await vscode.commands.executeCommand('rnn.forecastSelection');
  await vscode.commands.executeCommand('rnn.insertForecast');
}

describe('a document that is no file of this machine', () => {
  const settings = vscode.workspace.getConfiguration('rnn');
  const registrations: vscode.Disposable[] = [];

  before(async () => {
    await settings.update('forecast.horizon', 4, vscode.ConfigurationTarget.Global);
    registrations.push(
      vscode.workspace.registerFileSystemProvider('rnn-memory', new OneFile()),
      vscode.workspace.registerFileSystemProvider('rnn-readonly', new OneFile(), { isReadonly: true }),
      vscode.workspace.registerTextDocumentContentProvider('rnn-virtual', { provideTextDocumentContent: () => text }),
    );
  });

  after(async () => {
    await settings.update('forecast.horizon', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    vscode.Disposable.from(...registrations).dispose();
  });

  it('is forecast and written to in a virtual file system, saved or not', async () => {
    const document = await openAll(vscode.Uri.parse('rnn-memory:/load.txt'));
    await forecastAndInsert();
    expect(document.lineCount).to.equal(44);
    expect(document.isDirty).to.equal(true);
    expect(await document.save()).to.equal(true);
    const bytes = await vscode.workspace.fs.readFile(document.uri);
    expect(new TextDecoder().decode(bytes).split('\n')).to.have.length(44);
  });

  for (const scheme of ['rnn-readonly', 'rnn-virtual']) {
    it(`is forecast but not changed where it cannot be: ${scheme}`, async () => {
      const document = await openAll(vscode.Uri.parse(`${scheme}:/load.txt`));
      await forecastAndInsert();
      expect(document.getText()).to.equal(text);
      expect(document.isDirty).to.equal(false);
    });
  }
});
