import * as vscode from 'vscode';
import type { Parts } from '../parts.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { readSettings } from '../shared/settings/settingsJson.ts';

/** Settings as JSON are a few hundred characters; a larger file is something else. */
const mostBytes = 65_536;

/** RNN: Apply Settings...: takes settings that were shared, from the clipboard or from a file. */
export async function applySettings(parts: Parts): Promise<void> {
  const fromClipboard = { label: translate('From the Clipboard'), read: readClipboard };
  const fromFile = { label: translate('From a File...'), read: readFile };
  const chosen = await vscode.window.showQuickPick([fromClipboard, fromFile], {
    title: translate('Apply network settings'),
  });
  const text = await chosen?.read();
  if (text === undefined) {
    return;
  }
  await parts.settings.change(readSettings(text));
  void vscode.window.showInformationMessage(translate('Applied the network settings.'));
}

async function readClipboard(): Promise<string> {
  return vscode.env.clipboard.readText();
}

async function readFile(): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({ title: translate('Apply network settings'), filters: { JSON: ['json'] } })) ??
    [];
  if (file === undefined) {
    return undefined;
  }
  const bytes = await vscode.workspace.fs.readFile(file);
  if (bytes.length > mostBytes) {
    throw new InputError(translate('{0} holds no network settings: it is larger than any could be.', fileNameOf(file)));
  }
  return new TextDecoder().decode(bytes);
}
