import * as vscode from 'vscode';
import { translate } from '../shared/l10n/translate.ts';
import type { PanelWork } from './predictionPanel.ts';

/** What ends sooner than this is not worth a person's glance. */
const delayMs = 250;

/** One quiet item in the status bar while the panel trains or searches; a click shows the panel. */
export class WorkStatus implements vscode.Disposable {
  #item: vscode.StatusBarItem | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says what is under way; `null` when nothing is any more. */
  show(work: PanelWork | null): void {
    clearTimeout(this.#timer);
    if (work === null) {
      this.#item?.dispose();
      this.#item = null;
      return;
    }
    // One run may follow another: the item then stays.
    this.#timer = setTimeout(() => this.#show(work), this.#item === null ? delayMs : 0);
  }

  dispose(): void {
    this.show(null);
  }

  #show(work: PanelWork): void {
    if (this.#item === null) {
      this.#item = vscode.window.createStatusBarItem('rnn.work', vscode.StatusBarAlignment.Right, 100);
      this.#item.name = 'RNN Forecast';
      this.#item.command = 'rnn.showPanel';
      this.#item.tooltip = translate('Show the prediction panel');
    }
    const words = work === 'training' ? translate('RNN: training') : translate('RNN: searching');
    this.#item.text = `$(sync~spin) ${words}`;
    this.#item.accessibilityInformation = {
      label: translate('{0}. Show the prediction panel.', words),
      role: 'button',
    };
    this.#item.show();
  }
}
