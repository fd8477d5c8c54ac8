import { expect } from 'chai';
import * as vscode from 'vscode';

interface Step {
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

describe('the walkthrough', () => {
  const extension = vscode.extensions.getExtension<unknown>('rnn-forecast.rnn-forecast')!;
  const { walkthroughs, commands } = (extension.packageJSON as Manifest).contributes;

  it('is one of four steps, whose first trains on the sine', () => {
    expect(walkthroughs).to.have.length(1);
    expect(walkthroughs[0].steps).to.have.length(4);
    expect(walkthroughs[0].steps[0].description).to.include('(command:rnn.trainOnSine)');
  });

  for (const { description, media } of walkthroughs[0].steps) {
    it(`has a picture ${media.svg} in the colours of the theme, and commands that exist`, async () => {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, media.svg));
      const picture = new TextDecoder().decode(bytes);
      expect(picture).to.include('var(--vscode-editor-background');
      // Every colour is one of the theme's; what stands behind it is for viewers without one.
      expect(picture.replace(/var\((?:[^()]|\([^()]*\))*\)/g, '')).not.to.match(/(?:fill|stroke)="(?!none|")/);
      const named = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command);
      expect(named).not.to.deep.equal([]);
      expect(commands.map(({ command }) => command)).to.include.members(named);
    });
  }

  it('has sample numbers to forecast', async () => {
    await vscode.commands.executeCommand('rnn.openSample');
    const editor = vscode.window.activeTextEditor!;
    expect(editor.document.lineCount).to.equal(74);
    expect(editor.document.getText(editor.selection)).to.equal(editor.document.getText());
  });
});
