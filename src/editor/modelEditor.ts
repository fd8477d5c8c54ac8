import type * as vscode from 'vscode';
import { readModelFile } from '../models/readModelFile.ts';
import { modelView, readingModelView, unreadableModelView } from '../panel/modelView.ts';
import { loggedLine, OpenPanel } from '../panel/openPanel.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { PanelView } from '../shared/protocol.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';

/** What is read sooner needs no words. */
const delayMs = 500;

/** A model's file, and what its page shows when that is read. */
interface ModelDocument extends vscode.CustomDocument {
  readonly view: Promise<PanelView>;
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

  /** Begins to read the file, which closing its last page gives up. */
  openCustomDocument(uri: vscode.Uri): ModelDocument {
    const close = new AbortController();
    return { uri, view: this.#read(uri, close.signal), dispose: () => close.abort() };
  }

  /** What is wrong with a file is what there is to show. */
  async #read(uri: vscode.Uri, signal: AbortSignal): Promise<PanelView> {
    try {
      return modelView(await readModelFile(uri, signal), fileNameOf(uri));
    } catch (error) {
      const sentence = sentenceOf(error);
      this.#log.info(`${uri.toString(true)}: ${sentence}`);
      return unreadableModelView(sentence);
    }
  }

  resolveCustomEditor({ uri, view }: ModelDocument, panel: vscode.WebviewPanel): void {
    const refuse = () => {
      throw new InputError(translate('This page shows a file; run commands from the palette.'));
    };
    const open = new OpenPanel(
      panel,
      this.#extensionUri,
      {
        ready: async () => {
          open.markReady();
          const later = new Promise<null>((resolve) => setTimeout(() => resolve(null), delayMs));
          const soon = await Promise.race([view, later]);
          if (soon === null) {
            void showLater(open, view);
          }
          return soon ?? readingModelView(fileNameOf(uri));
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

/** Shows what takes long to be read, unless the page is closed by then. */
async function showLater(open: OpenPanel, view: Promise<PanelView>): Promise<void> {
  const [page, read] = await Promise.all([open.ready, view]);
  await page.call('show', read).catch(() => {});
}
