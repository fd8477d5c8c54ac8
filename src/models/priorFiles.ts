import * as vscode from 'vscode';
import { type Prior, readPrior } from '../shared/model/prior.ts';

/** The prior that comes with the extension, read when it is first needed. */
export class PriorFiles {
  readonly #folder: vscode.Uri;
  #prior: Promise<Prior> | null = null;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media');
  }

  /** Rejects when the extension's files are damaged. */
  read(): Promise<Prior> {
    this.#prior ??= this.#load();
    // What could not be read now may be read later.
    this.#prior.catch(() => {
      this.#prior = null;
    });
    return this.#prior;
  }

  async #load(): Promise<Prior> {
    const [description, weights] = await Promise.all(
      ['prior.json', 'prior.f32'].map((name) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name))),
    );
    return readPrior(new TextDecoder().decode(description), weights);
  }
}
