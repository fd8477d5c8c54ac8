import { expect } from 'chai';
import * as vscode from 'vscode';

/** What the tests need to know of the extension's package.json. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

describe('the extension', () => {
  const extension = vscode.extensions.getExtension<unknown>('rnn-forecast.rnn-forecast')!;
  const { contributes } = extension.packageJSON as Manifest;

  it('activates', async () => {
    await extension.activate();
    expect(extension.isActive).to.equal(true);
  });

  it('registers every command of its package.json', async () => {
    await extension.activate();
    const registered = await vscode.commands.getCommands(true);
    expect(registered).to.include.members(contributes.commands.map(({ command }) => command));
  });

  for (const [key, property] of Object.entries(contributes.configuration.properties)) {
    it(`has the default of package.json for ${key}`, () => {
      expect(vscode.workspace.getConfiguration().inspect(key)?.defaultValue).to.deep.equal(property.default);
    });
  }
});
