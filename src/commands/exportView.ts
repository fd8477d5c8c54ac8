import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { writeExport } from '../files/writeExport.ts';
import type { Parts } from '../parts.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { fileStem } from '../selection/fileStem.ts';
import { exportWords } from '../shared/exportWords.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { type ExportFormat, exportFormats } from '../shared/protocol.ts';
import { staysOpen } from '../staysOpen.ts';

/** The ending of a format's files, where it is not the format, and what tells them from others of what is shown. */
const files: Readonly<Partial<Record<ExportFormat, { readonly ending: string; readonly part: string }>>> = {
  states: { ending: 'csv', part: '-states' },
  weights: { ending: 'csv', part: '-weights' },
  losses: { ending: 'csv', part: '-losses' },
  errors: { ending: 'csv', part: '-errors' },
};

/** RNN: Export Panel As...: saves what the panel shows where the person says; asks as what unless that is given. */
export async function exportView(parts: Parts, action: Action, wanted?: unknown): Promise<void> {
  const format = exportFormats.find((each) => each === wanted) ?? (await askFormat());
  if (format === undefined) {
    return;
  }
  const { label } = exportWords[format];
  const { ending, part } = files[format] ?? { ending: format, part: '' };
  const exporting = translate('Exporting {0}', label);
  const shown = await action.during(exporting, async () => ({
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
  action.closeProgress();
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
  if (!(await writeExport(parts, action, exporting, target, file.bytes))) {
    return;
  }
  parts.log.info(`Exported ${label} to ${target.toString(true)}.`);
  action.inform(translate('Exported to {0}.', fileNameOf(target)));
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const items = exportFormats.map((format) => ({ ...exportWords[format], format }));
  const options = { ...staysOpen, title: translate('Export the panel as') };
  return (await vscode.window.showQuickPick(items, options))?.format;
}
