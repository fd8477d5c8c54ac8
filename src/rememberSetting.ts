import * as vscode from 'vscode';
import type { Action } from './action.ts';
import { translate } from './shared/l10n/translate.ts';
import { sentenceOf } from './shared/sentenceOf.ts';

/**
 * Has the user's settings remember what a person has answered; where they cannot be written, as when they are open with a
 * fault in them, that is said, and what was asked for goes on.
 */
export async function rememberSetting(action: Action, section: string, name: string, value: unknown): Promise<void> {
  try {
    await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
  } catch (error) {
    action.warn(
      translate('The answer could not be remembered in the setting {0}: {1}', `${section}.${name}`, sentenceOf(error)),
    );
  }
}
