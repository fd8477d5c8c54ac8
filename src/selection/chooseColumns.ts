import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { plainLabel } from '../plainText.ts';
import { runStepsInSlices } from '../runStepsInSlices.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { Steps } from '../shared/runSteps.ts';
import { columnPreview } from '../shared/series/columnPreview.ts';
import type { NumberColumnChoice } from '../shared/series/columns.ts';
import { staysOpen } from '../staysOpen.ts';

/** A column as it is shown. */
interface ColumnItem extends vscode.QuickPickItem {
  readonly choice: NumberColumnChoice;
}

/** Columns that are looked at between two stops. */
const columnsPerStep = 64;

/**
 * Lets the person choose among columns of numbers; asks nothing when there is one. `reading` is said where many take long to
 * be made ready. Throws `CancelledError` when they leave the list, and `InputError` when they choose none.
 */
export async function chooseColumns(
  choices: readonly NumberColumnChoice[],
  reading: string,
  action: Action,
): Promise<NumberColumnChoice[]> {
  if (choices.length === 0) {
    throw new InputError(translate('The selection is a table without a column of numbers; select one with numbers.'));
  }
  if (choices.length === 1) {
    return [...choices];
  }
  const items = await action.during(reading, (signal) => runStepsInSlices(columnItems(choices), signal));
  const chosen = await action.asking(() =>
    vscode.window.showQuickPick(items, {
      ...staysOpen,
      title: translate('Which of the {0} columns should be forecast?', formatNumber(choices.length)),
      placeHolder: translate('Each chosen column is a series of its own.'),
      canPickMany: true,
      matchOnDescription: true,
    }),
  );
  if (chosen.length === 0) {
    throw new InputError(translate('No column was chosen, so nothing is forecast; tick one or more of them.'));
  }
  return chosen.map(({ choice }) => choice);
}

function* columnItems(choices: readonly NumberColumnChoice[]): Steps<ColumnItem[]> {
  const items: ColumnItem[] = [];
  for (const [i, choice] of choices.entries()) {
    const { values, picture } = columnPreview(choice.table.columns[choice.column].cells);
    items.push({
      label: choice.name === '' ? translate('Numbers {0}', formatNumber(i + 1)) : plainLabel(choice.name),
      description: plainLabel(choice.path),
      detail: `${picture}  ${values}`,
      // What a person most often wants: the one that stands first.
      picked: i === 0,
      choice,
    });
    if (i % columnsPerStep === columnsPerStep - 1) {
      yield;
    }
  }
  return items;
}
