import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { readAtMost } from '../files/readAtMost.ts';
import type { Parts } from '../parts.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { readSettings } from '../shared/settings/settingsJson.ts';
import { staysOpen } from '../staysOpen.ts';

/** Settings as JSON are a few hundred characters; a larger file is something else. */
const mostBytes = 65_536;

/** RNN: Apply Settings...: takes settings that were shared, from the clipboard or from a file. */
export async function applySettings(parts: Parts, action: Action): Promise<void> {
  const fromClipboard = { label: translate('From the Clipboard'), read: readClipboard };
  const fromFile = { label: translate('From a File...'), read: readFile };
  const title = translate('Apply network settings');
  const chosen = await action.asking(() =>
    vscode.window.showQuickPick([fromClipboard, fromFile], { ...staysOpen, title }),
  );
  await parts.settings.change(readSettings(await chosen.read(action)));
  action.inform(translate('Applied the network settings.'));
}

async function readClipboard(): Promise<string> {
  return vscode.env.clipboard.readText();
}

async function readFile(action: Action): Promise<string> {
  const title = translate('Apply network settings');
  const [file] = await action.asking(() => vscode.window.showOpenDialog({ title, filters: { JSON: ['json'] } }));
  const fileName = fileNameOf(file);
  return action.during(translate('Reading {0}', fileName), async (signal) => {
    const tooLarge = () =>
      new InputError(translate('{0} holds no network settings: it is larger than any could be.', fileName));
    return new TextDecoder().decode(await readAtMost(file, mostBytes, tooLarge, signal));
  });
}
