import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { rememberSetting } from '../rememberSetting.ts';
import { numberMarks } from '../shared/l10n/numberMarks.ts';
import { translate } from '../shared/l10n/translate.ts';
import { AmbiguousCommaError } from '../shared/series/numbers/ambiguousCommaError.ts';
import type { CommaMeaning } from '../shared/series/numbers/numberNotation.ts';
import { staysOpen } from '../staysOpen.ts';

/** What the settings say of commas that can be read in more than one way; `null` to ask. */
function commaSetting(): CommaMeaning | null {
  const comma = vscode.workspace.getConfiguration('rnn.selection').get<string>('comma');
  return comma === 'decimal' || comma === 'thousands' || comma === 'separator' ? comma : null;
}

/**
 * Reads numbers by what the settings say of commas; where that is needed but unknown or does not fit, asks, and remembers
 * the answer in the settings.
 */
export async function withCommaMeaning<Result>(
  action: Action,
  read: (comma: CommaMeaning | null) => Promise<Result>,
): Promise<Result> {
  try {
    return await read(commaSetting());
  } catch (error) {
    if (!(error instanceof AmbiguousCommaError)) {
      throw error;
    }
    const meaning = await action.asking(() => askMeaning(error));
    await rememberSetting(action, 'rnn.selection', 'comma', meaning);
    return await read(meaning);
  }
}

async function askMeaning({ example, meanings }: AmbiguousCommaError): Promise<CommaMeaning | undefined> {
  const descriptions: Readonly<Record<CommaMeaning, string>> = {
    decimal: example.replace(',', numberMarks().decimal),
    thousands: example.replaceAll(',', ''),
    separator: example.split(',').join(translate(' and ')),
  };
  const labels: Readonly<Record<CommaMeaning, string>> = {
    decimal: translate('A decimal comma'),
    thousands: translate('Between thousands'),
    separator: translate('Between two numbers'),
  };
  const chosen = await vscode.window.showQuickPick(
    meanings.map((meaning) => ({ label: labels[meaning], description: descriptions[meaning], meaning })),
    {
      ...staysOpen,
      title: translate('What is the comma in "{0}"?', example),
      placeHolder: translate('The answer is remembered in the setting rnn.selection.comma.'),
    },
  );
  return chosen?.meaning;
}
