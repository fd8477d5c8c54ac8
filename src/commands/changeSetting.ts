import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import { fieldsFor, parseSetting, type SettingField, settingText } from '../shared/settings/settingFields.ts';
import { staysOpen } from '../staysOpen.ts';

/** RNN: Change Setting...: asks which of the panel's settings is to be what. */
export async function changeSetting(parts: Parts, action: Action): Promise<void> {
  const { current } = parts.settings;
  const items = fieldsFor(current).map((field) => ({
    label: field.label,
    description: settingText(field, current[field.name]),
    detail: field.explanation,
    field,
  }));
  const { field, description } = await action.asking(() =>
    vscode.window.showQuickPick(items, { ...staysOpen, title: translate('Which setting of the network?') }),
  );
  const text = await action.asking(() => askValue(field, description));
  await parts.settings.change({ [field.name]: parseSetting(field, text) });
  if (parts.panel.isTraining && field.takesEffect === 'anew') {
    const restart = translate('Train Anew');
    const answer = await vscode.window.showInformationMessage(
      translate('{0} takes effect when training starts anew.', field.label),
      restart,
    );
    if (answer === restart) {
      await vscode.commands.executeCommand('rnn.trainNetwork');
    }
  }
}

async function askValue(field: SettingField, current: string): Promise<string | undefined> {
  const { values, label, explanation } = field;
  if (values.kind === 'choice') {
    const items = values.options.map((option) => ({
      ...option,
      description: option.label === current ? translate('now') : '',
    }));
    return (await vscode.window.showQuickPick(items, { ...staysOpen, title: label, placeHolder: explanation }))?.value;
  }
  return vscode.window.showInputBox({
    ...staysOpen,
    title: label,
    prompt: explanation,
    value: current === values.empty ? '' : current,
    validateInput: (text) => {
      try {
        parseSetting(field, text);
        return null;
      } catch (error) {
        return sentenceOf(error);
      }
    },
  });
}
