import * as vscode from 'vscode';
import { plainLabel } from '../plainText.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { columnPreview } from '../shared/series/columnPreview.ts';
import type { NumberColumnChoice } from '../shared/series/columns.ts';

/** Lets the person choose among columns of numbers; asks nothing when there is one. `null` when they cancel. */
export async function chooseColumns(choices: readonly NumberColumnChoice[]): Promise<NumberColumnChoice[] | null> {
  if (choices.length === 0) {
    throw new InputError(translate('The selection is a table without a column of numbers; select one with numbers.'));
  }
  if (choices.length === 1) {
    return [...choices];
  }
  const items = choices.map((choice, i) => {
    const { values, picture } = columnPreview(choice.table.columns[choice.column].cells);
    return {
      label: choice.name === '' ? translate('Numbers {0}', i + 1) : plainLabel(choice.name),
      description: plainLabel(choice.path),
      detail: `${picture}  ${values}`,
      // What a person most often wants: the one that stands first.
      picked: i === 0,
      choice,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: translate('Which of the {0} columns should be forecast?', choices.length),
    placeHolder: translate('Each chosen column is a series of its own.'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen === undefined || chosen.length === 0 ? null : chosen.map(({ choice }) => choice);
}
