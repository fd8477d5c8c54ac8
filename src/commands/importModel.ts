import * as vscode from 'vscode';
import type { Parts } from '../parts.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { InputError } from '../shared/inputError.ts';
import { cellName, isScalar, sizeInWords } from '../shared/model/networkShape.ts';
import { largestModelBytes } from '../shared/onnx/onnxConstants.ts';
import { readModel } from '../shared/onnx/readModel.ts';

/** RNN: Import ONNX Model...: reads a file that this extension or PyTorch wrote; it forecasts from then on. */
export async function importModel(parts: Parts): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: 'Import an ONNX model',
    openLabel: 'Import',
    filters: { ONNX: ['onnx'], 'All files': ['*'] },
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  const file = chosen?.[0];
  if (file === undefined) {
    return;
  }
  const fileName = fileNameOf(file);
  const { size } = await vscode.workspace.fs.stat(file);
  // Not even read: it may be larger than memory.
  if (size > largestModelBytes) {
    throw new InputError(
      `"${fileName}" has ${(size / 1024 / 1024).toFixed(1)} MB; a small recurrent network has less than 16 MB.`,
    );
  }
  const model = readModel(await vscode.workspace.fs.readFile(file), fileName);
  const { cell, inputSize, outputSize } = model.network;
  if (model.forecaster === undefined && !isScalar(model.network)) {
    throw new InputError(
      `The network in "${fileName}" reads ${inputSize} and answers ${outputSize} numbers a step; one that forecasts a list of numbers reads and answers one.`,
    );
  }
  await parts.library.choose(await parts.library.add(model));
  parts.log.info(`Imported ${model.name} from ${file.toString(true)}.`);
  void vscode.window.showInformationMessage(
    `Imported ${model.name} (${cellName(cell)}, ${sizeInWords(model.network)}); it forecasts from now on.`,
  );
}
