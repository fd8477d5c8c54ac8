import * as vscode from 'vscode';
import type { Action } from '../action.ts';
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
  units: { ending: 'csv', part: '-units' },
  weights: { ending: 'csv', part: '-weights' },
  losses: { ending: 'csv', part: '-losses' },
  errors: { ending: 'csv', part: '-errors' },
  coverage: { ending: 'csv', part: '-coverage' },
};

/** RNN: Export Panel As...: saves what the panel shows where the person says; asks as what unless that is given. */
export async function exportView(parts: Parts, action: Action, wanted?: unknown): Promise<void> {
  const format = exportFormats.find((each) => each === wanted) ?? (await askFormat(action));
  const { label } = exportWords[format];
  const { ending, part } = files[format] ?? { ending: format, part: '' };
  const exporting = translate('Exporting {0}', label);
  const file = await action.during(exporting, () => parts.panel.exportShown(format));
  if (file === null) {
    throw new InputError(
      translate('The prediction panel shows nothing to export as “{0}”; train or forecast first.', label),
    );
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${fileStem(file.title)}${part}.${ending}`;
  const target = await action.asking(() =>
    vscode.window.showSaveDialog({
      title: label,
      filters: { [ending.toUpperCase()]: [ending] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    }),
  );
  await action.during(exporting, (signal) => parts.files.writeWhole(target, file.bytes, signal));
  parts.log.info(`Exported ${label} to ${target.toString(true)}.`);
  action.inform(translate('Exported to {0}.', fileNameOf(target)));
}

async function askFormat(action: Action): Promise<ExportFormat> {
  const items = exportFormats.map((format) => ({ ...exportWords[format], format }));
  const options = { ...staysOpen, title: translate('Export the panel as') };
  const { format } = await action.asking(() => vscode.window.showQuickPick(items, options));
  return format;
}
