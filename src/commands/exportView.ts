import * as vscode from 'vscode';
import type { Parts } from '../parts.ts';
import { plainSentence } from '../plainText.ts';
import { progressWithCancel } from '../progressWithCancel.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { fileStem } from '../selection/fileStem.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { type ExportFormat, exportFormats } from '../shared/protocol.ts';

/** A kind of file. */
interface FileKind {
  readonly label: string;
  readonly description: string;
  /** After the name, where it is not the format. */
  readonly ending?: string;
  /** What tells it from other files of what is shown. */
  readonly part?: string;
}

const kinds: Readonly<Record<ExportFormat, FileKind>> = {
  svg: { label: translate('Charts as SVG'), description: translate('one picture that needs no other file') },
  png: { label: translate('Charts as PNG'), description: translate('with twice as many pixels as on the screen') },
  csv: {
    label: translate('Numbers as CSV'),
    description: translate('history, fit, forecast, intervals, textbook methods, backtest, truth, times'),
  },
  states: {
    label: translate('Hidden state as CSV'),
    description: translate('what each unit holds at the steps shown'),
    ending: 'csv',
    part: '-states',
  },
  weights: {
    label: translate('Weights as CSV'),
    description: translate('all numbers of the network shown, by their names in PyTorch'),
    ending: 'csv',
    part: '-weights',
  },
  losses: {
    label: translate('Losses as CSV'),
    description: translate('by iteration and member, with validation, learning rate and marks'),
    ending: 'csv',
    part: '-losses',
  },
  errors: {
    label: translate('Backtest errors as CSV'),
    description: translate('mean absolute errors by step ahead, beside those of the textbook methods'),
    ending: 'csv',
    part: '-errors',
  },
  md: {
    label: translate('Report as Markdown'),
    description: translate('how the forecast was found, and how good it is'),
  },
};

/** RNN: Export Panel As...: saves what the panel shows where the person says; asks as what unless that is given. */
export async function exportView(parts: Parts, wanted?: unknown): Promise<void> {
  const format = exportFormats.find((each) => each === wanted) ?? (await askFormat());
  if (format === undefined) {
    return;
  }
  const { label, ending = format, part = '' } = kinds[format];
  const shown = await progressWithCancel(translate('Exporting {0}', label), async () => ({
    file: await parts.panel.exportShown(format),
  }));
  if (shown === null) {
    return;
  }
  const { file } = shown;
  if (file === null) {
    throw new InputError(
      translate('The prediction panel shows nothing to export as “{0}”; train or forecast first.', label),
    );
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: label,
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder === undefined
      ? {}
      : { defaultUri: vscode.Uri.joinPath(folder, `${fileStem(file.title)}${part}.${ending}`) }),
  });
  if (target === undefined) {
    return;
  }
  await parts.files.writeWhole(target, file.bytes);
  parts.log.info(`Exported ${label} to ${target.toString(true)}.`);
  void vscode.window.showInformationMessage(plainSentence(translate('Exported to {0}.', fileNameOf(target))));
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const items = exportFormats.map((format) => ({ ...kinds[format], format }));
  // The panel takes the keyboard back after the palette, on a slow machine when the list is open already.
  const options = { title: translate('Export the panel as'), ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.format;
}
