import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { readModelFile } from '../models/readModelFile.ts';
import type { Parts } from '../parts.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { cellName, isScalar, sizeInWords } from '../shared/model/networkShape.ts';

/**
 * RNN: Import ONNX Model...: reads a file that this extension or PyTorch wrote; it forecasts from then on. The file is
 * `given`, as menus of files hand it over, or asked for.
 */
export async function importModel(parts: Parts, action: Action, given?: unknown): Promise<void> {
  const file = given instanceof vscode.Uri ? given : await askForFile(action);
  const fileName = fileNameOf(file);
  const importing = translate('Importing {0}', fileName);
  const model = await action.during(importing, (signal) => readModelFile(file, signal));
  const { cell, inputSize, outputSize } = model.network;
  if (model.forecaster === undefined && !isScalar(model.network)) {
    throw new InputError(
      translate(
        'The network in "{0}" reads {1} and answers {2} numbers a step; one that forecasts a list of numbers reads and answers one.',
        fileName,
        formatNumber(inputSize),
        formatNumber(outputSize),
      ),
    );
  }
  const added = await action.during(importing, (signal) => parts.library.add(model, action.warn, signal));
  await parts.library.choose(added);
  parts.log.info(`Imported ${model.name} from ${file.toString(true)}.`);
  action.inform(
    translate(
      'Imported {0} ({1}, {2}); it forecasts from now on.',
      model.name,
      cellName(cell),
      sizeInWords(model.network),
    ),
  );
}

async function askForFile(action: Action): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [file] = await action.asking(() =>
    vscode.window.showOpenDialog({
      title: translate('Import an ONNX model'),
      openLabel: translate('Import'),
      filters: { ONNX: ['onnx'], [translate('All files')]: ['*'] },
      ...(folder === undefined ? {} : { defaultUri: folder }),
    }),
  );
  return file;
}
