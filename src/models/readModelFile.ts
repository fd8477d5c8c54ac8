import type * as vscode from 'vscode';
import { readAtMost } from '../files/readAtMost.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { largestModelBytes } from '../shared/onnx/onnxConstants.ts';
import { readModel } from '../shared/onnx/readModel.ts';

/**
 * Reads a model that this extension or PyTorch wrote; throws `InputError` with the file's name for any other file, and the
 * signal's reason once that is aborted.
 */
export async function readModelFile(file: vscode.Uri, signal?: AbortSignal): Promise<ForecastModel> {
  const fileName = fileNameOf(file);
  const tooLarge = (size: number) =>
    new InputError(
      translate(
        '"{0}" has {1} MB; a small recurrent network has less than 16 MB.',
        fileName,
        (size / 1024 / 1024).toFixed(1),
      ),
    );
  return readModel(await readAtMost(file, largestModelBytes, tooLarge, signal), fileName);
}
