import * as vscode from 'vscode';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';

/**
 * RNN: Reset Settings: to those of the tutorial, with iterations and seed as VS Code's settings say; says so where no panel
 * shows it.
 */
export async function resetSettings(parts: Parts): Promise<void> {
  await parts.settings.reset();
  if (!parts.panel.isOpen) {
    void vscode.window.showInformationMessage(translate('The network settings are reset.'));
  }
}
