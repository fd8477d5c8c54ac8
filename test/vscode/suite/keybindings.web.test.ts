import { expect } from 'chai';
import * as vscode from 'vscode';

interface Keybinding {
  readonly key: string;
  readonly command: string;
}

describe('the keybindings', () => {
  it('are nobody else’s, nor the start or the rest of one', async () => {
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const bindings = [...document.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)].map(
      ([, key, command]): Keybinding => ({ key, command }),
    );
    const ours = bindings.filter(({ command }) => command.startsWith('rnn.'));
    const others = bindings.filter(({ command }) => !command.startsWith('rnn.'));
    expect(ours.map(({ command }) => command)).to.have.members(['rnn.forecastSelection', 'rnn.insertForecast']);
    expect(others.length).to.be.greaterThan(500);
    for (const { key } of ours) {
      const clashing = others.filter((other) => other.key === key || other.key.startsWith(`${key} `));
      expect(clashing, key).to.deep.equal([]);
    }
  });
});
