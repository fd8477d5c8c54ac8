import * as vscode from 'vscode';
import type { Parts } from '../parts.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { InputError } from '../shared/inputError.ts';
import { writeStepModel } from '../shared/onnx/writeStepModel.ts';

/** RNN: Export Model to ONNX...: saves the active model where the person says. */
export async function exportModel(parts: Parts): Promise<void> {
  const active = await parts.library.active();
  if (active === null) {
    throw new InputError('There is no model to export; run RNN: Train on Sine or RNN: Train on Selection first.');
  }
  // A model named after a file is not called after the file's type, too.
  const stem = active.model.name.replace(/\.\p{L}{1,5}$/u, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const fileName = `${stem.toLowerCase()}.onnx`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: `Export ${active.model.name}`,
    filters: { ONNX: ['onnx'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
  });
  if (target === undefined) {
    return;
  }
  await vscode.workspace.fs.writeFile(target, writeStepModel(active.model));
  parts.log.info(`Exported ${active.model.name} to ${target.toString(true)}.`);
  void vscode.window.showInformationMessage(`Exported ${active.model.name} to ${fileNameOf(target)}.`);
}
