import * as vscode from 'vscode';
import { panelTabs } from './panelTabs.ts';
import type { PredictionPanel } from './predictionPanel.ts';

/** VS Code asks for a panel that it shows to be restored within a moment, on a busy machine within a second or two. */
const restoreTimeMs = 4000;

/**
 * Watches for a tab of the panel's that nobody stands behind: when the extension host ends by itself, VS Code leaves its
 * panels as they are and starts a new host, which is not asked to restore them. Has `panel` take the place of one that
 * is seen.
 */
export class OrphanedTabs implements vscode.Disposable {
  readonly #panel: PredictionPanel;
  readonly #changed: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(panel: PredictionPanel) {
    this.#panel = panel;
    this.#changed = vscode.window.tabGroups.onDidChangeTabs(() => this.#look());
    this.#look();
  }

  dispose(): void {
    this.#changed.dispose();
    clearTimeout(this.#timer);
  }

  #look(): void {
    clearTimeout(this.#timer);
    if (this.#seen() !== undefined) {
      this.#timer = setTimeout(() => {
        const tab = this.#seen();
        if (tab !== undefined) {
          this.#panel.replaceOrphan(tab.group.viewColumn);
        }
      }, restoreTimeMs);
    }
  }

  #seen(): vscode.Tab | undefined {
    return this.#panel.isOpen ? undefined : panelTabs().find(({ isActive }) => isActive);
  }
}
