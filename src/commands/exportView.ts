import * as vscode from 'vscode';
import { writeWhole } from '../files/writeWhole.ts';
import type { Parts } from '../parts.ts';
import { plainSentence } from '../plainText.ts';
import { progressWithCancel } from '../progressWithCancel.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { fileStem } from '../selection/fileStem.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { type ExportFormat, exportFormats } from '../shared/protocol.ts';

const kinds: Readonly<Record<ExportFormat, { readonly label: string; readonly description: string }>> = {
  svg: { label: translate('Charts as SVG'), description: translate('one picture that needs no other file') },
  png: { label: translate('Charts as PNG'), description: translate('with twice as many pixels as on the screen') },
  csv: {
    label: translate('Numbers as CSV'),
    description: translate('history, fit, forecast, intervals, textbook methods, truth, times'),
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
  const { label } = kinds[format];
  const shown = await progressWithCancel(translate('Exporting {0}', label), async () => ({
    file: await parts.panel.exportShown(format),
  }));
  if (shown === null) {
    return;
  }
  const { file } = shown;
  if (file === null) {
    throw new InputError(translate('The prediction panel shows nothing to export; train or forecast first.'));
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: label,
    filters: { [format.toUpperCase()]: [format] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${fileStem(file.title)}.${format}`) }),
  });
  if (target === undefined) {
    return;
  }
  await writeWhole(target, file.bytes);
  parts.log.info(`Exported ${label} to ${target.toString(true)}.`);
  void vscode.window.showInformationMessage(plainSentence(translate('Exported to {0}.', fileNameOf(target))));
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const items = exportFormats.map((format) => ({ ...kinds[format], format }));
  return (await vscode.window.showQuickPick(items, { title: translate('Export the panel as') }))?.format;
}
