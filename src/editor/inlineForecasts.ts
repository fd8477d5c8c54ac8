import * as vscode from 'vscode';
import type { PriorFiles } from '../models/priorFiles.ts';
import { nextTurn } from '../nextTurn.ts';
import { inlineCompletionIsEnabled } from '../settings.ts';
import { completeList, latestMs, warmUp } from '../shared/completion/completeList.ts';
import type { Prior } from '../shared/model/prior.ts';
import { textWindow } from './textWindow.ts';

/**
 * Offers the next values at the end of a list of numbers, as text that Tab takes, where the setting says so. It is silent
 * until the prior is loaded, which it starts when it is first asked.
 */
export class InlineForecasts implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly #files: PriorFiles;
  #prior: Prior | null = null;
  #registration: vscode.Disposable | null = null;
  readonly #subscription: vscode.Disposable;

  constructor(files: PriorFiles) {
    this.#files = files;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('rnn.inlineCompletion')) {
        this.#register();
      }
    });
    this.#register();
  }

  provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
  ): vscode.InlineCompletionItem[] {
    // What an open list of suggestions would insert is not for us to go on with.
    if (this.#prior === null || context.selectedCompletionInfo !== undefined || !inlineCompletionIsEnabled(document)) {
      return [];
    }
    const end = performance.now() + latestMs;
    const { text, offset } = textWindow(document, position);
    const isLate = () => performance.now() > end;
    const completion = completeList(text.slice(0, offset), text.slice(offset), this.#prior, isLate);
    return completion === null
      ? []
      : [new vscode.InlineCompletionItem(completion, new vscode.Range(position, position))];
  }

  dispose(): void {
    this.#registration?.dispose();
    this.#subscription.dispose();
  }

  /** VS Code asks for nothing while the setting is off everywhere. */
  #register(): void {
    const inspected = vscode.workspace.getConfiguration('rnn.inlineCompletion').inspect('enabled');
    const isWanted = inlineCompletionIsEnabled(null) || (inspected?.languageIds ?? []).length > 0;
    if (!isWanted) {
      this.#registration?.dispose();
      this.#registration = null;
    } else if (this.#registration === null) {
      this.#registration = vscode.languages.registerInlineCompletionItemProvider({ pattern: '**' }, this);
      void this.#load();
    }
  }

  async #load(): Promise<void> {
    try {
      const prior = await this.#files.read();
      for (const _ of warmUp(prior)) {
        await nextTurn();
      }
      this.#prior = prior;
    } catch {
      // Damaged files are told of where a person asks for a forecast.
    }
  }
}
