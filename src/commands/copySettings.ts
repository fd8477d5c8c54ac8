import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';
import { writeSettings } from '../shared/settings/settingsJson.ts';

/** RNN: Copy Settings: puts the panel's settings on the clipboard as JSON, to be shared. */
export async function copySettings(parts: Parts, action: Action): Promise<void> {
  await vscode.env.clipboard.writeText(writeSettings(parts.settings.current));
  action.inform(translate('Copied the network settings as JSON.'));
}
