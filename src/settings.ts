import * as vscode from 'vscode';
import type { Action } from './action.ts';
import { rememberSetting } from './rememberSetting.ts';
import {
  horizonOf,
  searchSecondsOf,
  type TrainingSettings,
  trainingSettingsOf,
  typedHorizon,
} from './settingValues.ts';
import { formatNumber } from './shared/formatNumber.ts';
import { InputError } from './shared/inputError.ts';
import { translate } from './shared/l10n/translate.ts';
import { longestHorizon } from './shared/model/forecaster/forecastOptions.ts';
import type { SearchProblem } from './shared/model/forecaster/searchProblem.ts';
import { staysOpen } from './staysOpen.ts';

/** Reads the training settings; a value out of bounds is brought to the nearest bound. */
export function trainingSettings(): TrainingSettings {
  const section = vscode.workspace.getConfiguration('rnn.training');
  return trainingSettingsOf({
    backend: section.get('backend'),
    iterations: section.get('iterations'),
    seed: section.get('seed'),
  });
}

/** How much a search may take, and the seed of its networks. */
export function searchSettings(): Pick<SearchProblem, 'budgetSeconds' | 'seed'> {
  const seconds = vscode.workspace.getConfiguration('rnn.forecast').get('searchSeconds');
  return {
    budgetSeconds: searchSecondsOf(seconds),
    seed: trainingSettings().seed,
  };
}

/** Whether the next values are offered while a person types in a document; in any, where that is `null`. */
export function inlineCompletionIsEnabled(document: vscode.TextDocument | null): boolean {
  return vscode.workspace.getConfiguration('rnn.inlineCompletion', document).get('enabled') === true;
}

/** The horizon from the settings, or the person's answer, which the settings then remember. */
export async function horizonSetting(action: Action): Promise<number> {
  const known = horizonOf(vscode.workspace.getConfiguration('rnn.forecast').get('horizon'));
  if (known !== null) {
    return known;
  }
  const answer = await action.asking(() =>
    vscode.window.showInputBox({
      ...staysOpen,
      title: translate('Forecast horizon'),
      prompt: translate(
        'How many values should be forecast? The answer is remembered in the setting rnn.forecast.horizon.',
      ),
      value: '24',
      validateInput: (text) => (typedHorizon(text) === null ? notAHorizon(text) : null),
    }),
  );
  const horizon = typedHorizon(answer);
  if (horizon === null) {
    throw new InputError(notAHorizon(answer));
  }
  await rememberSetting(action, 'rnn.forecast', 'horizon', horizon);
  return horizon;
}

function notAHorizon(text: string): string {
  return translate('"{0}" is not a whole number from 1 to {1}.', text, formatNumber(longestHorizon));
}
