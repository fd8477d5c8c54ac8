import type * as vscode from 'vscode';
import { readModelFile } from '../models/readModelFile.ts';
import { modelView, unreadableModelView } from '../panel/modelView.ts';
import { loggedLine, OpenPanel } from '../panel/openPanel.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { PanelView } from '../shared/protocol.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';

/** A model's file, and what its page shows. */
interface ModelDocument extends vscode.CustomDocument {
  readonly view: PanelView;
}

/** Opens .onnx files in the panel's page, to be looked at: what the model is made of, and how good it was found to be. */
export class ModelEditor implements vscode.CustomReadonlyEditorProvider<ModelDocument> {
  static readonly viewType = 'rnn.model';

  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#log = log;
  }

  /** Reads the file; what is wrong with it is what there is to show. */
  async openCustomDocument(uri: vscode.Uri): Promise<ModelDocument> {
    let view: PanelView;
    try {
      view = modelView(await readModelFile(uri), fileNameOf(uri));
    } catch (error) {
      const sentence = sentenceOf(error);
      this.#log.info(`${uri.toString(true)}: ${sentence}`);
      view = unreadableModelView(sentence);
    }
    return { uri, view, dispose: () => {} };
  }

  resolveCustomEditor({ view }: ModelDocument, panel: vscode.WebviewPanel): void {
    const refuse = () => {
      throw new InputError(translate('This page shows a file; run commands from the palette.'));
    };
    const open = new OpenPanel(
      panel,
      this.#extensionUri,
      {
        ready: () => {
          open.markReady();
          return view;
        },
        runCommand: refuse,
        setNonNegative: refuse,
        changeSettings: refuse,
        exportShown: refuse,
        keepCheckpoint: refuse,
        keepBlockLength: refuse,
        revealStep: () => {},
        lineOfStep: () => null,
        log: (line) => this.#log.info(loggedLine(line)),
      },
      { readOnly: true },
    );
    panel.onDidDispose(() => open.close());
  }
}
