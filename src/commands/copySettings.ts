import * as vscode from 'vscode';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';
import { writeSettings } from '../shared/settings/settingsJson.ts';

/** RNN: Copy Settings: puts the panel's settings on the clipboard as JSON, to be shared. */
export async function copySettings(parts: Parts): Promise<void> {
  await vscode.env.clipboard.writeText(writeSettings(parts.settings.current));
  void vscode.window.showInformationMessage(translate('Copied the network settings as JSON.'));
}
