import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { shownAutomatic } from '../forecasting/shownAutomatic.ts';
import { forecasterFile } from '../inference/forecasterFile.ts';
import type { Parts } from '../parts.ts';
import { fileNameOf } from '../selection/fileNameOf.ts';
import { fileStem } from '../selection/fileStem.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { writeStepModel } from '../shared/onnx/writeStepModel.ts';
import { staysOpen } from '../staysOpen.ts';

/** What a model can be exported as. */
const kinds: readonly (vscode.QuickPickItem & {
  readonly suffix: string;
  readonly write: (model: ForecastModel) => Uint8Array | Promise<Uint8Array>;
})[] = [
  {
    label: translate('Forecaster'),
    description: translate('values and horizon in; forecast, lower and upper out'),
    detail: translate('Takes raw numbers and forecasts by itself, in one run, in any ONNX Runtime.'),
    suffix: '',
    write: forecasterFile,
  },
  {
    label: translate('Step model'),
    description: translate('x and h_0 in; y and h_n out'),
    detail: translate('The network alone, node for node what PyTorch exports: one answer for each number.'),
    suffix: '-step',
    write: writeStepModel,
  },
];

/**
 * RNN: Export Model to ONNX...: asks as what, and saves where the person says the model of the automatic forecast that the
 * panel shows, else the active one.
 */
export async function exportModel(parts: Parts, action: Action): Promise<void> {
  const model = await action.during(translate('Reading the model'), () => shownModel(parts, action));
  const kind = await action.asking(() =>
    vscode.window.showQuickPick(kinds, {
      ...staysOpen,
      title: translate('Export {0} as', model.name),
      matchOnDetail: true,
    }),
  );
  const bytes = await kind.write(model);
  const fileName = `${fileStem(model.name)}${kind.suffix}.onnx`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await action.asking(() =>
    vscode.window.showSaveDialog({
      title: translate('Export {0}', model.name),
      filters: { ONNX: ['onnx'] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    }),
  );
  await action.during(translate('Exporting {0}', model.name), (signal) =>
    parts.files.writeWhole(target, bytes, signal),
  );
  parts.log.info(`Exported ${model.name} (${kind.label.toLowerCase()}) to ${target.toString(true)}.`);
  action.inform(translate('Exported {0} to {1}.', model.name, fileNameOf(target)));
}

/** The model of what the panel shows; throws where that is no longer in memory and was not kept, or nothing is there. */
async function shownModel(parts: Parts, action: Action): Promise<ForecastModel> {
  const { library, panel } = parts;
  if (panel.isTraining) {
    await panel.hearOut();
  }
  const automatic = shownAutomatic(parts);
  if (automatic !== null) {
    return automatic.model;
  }
  const active = await library.active(action.warn);
  const shown = panel.shown.model;
  if (shown !== null && library.isOtherShown) {
    throw new InputError(
      translate(
        '{0}, which the panel shows, is no longer there; forecast or train again to export it (RNN: Train on Selection keeps what it finds).',
        shown.name,
      ),
    );
  }
  if (active === null) {
    throw new InputError(
      translate('There is no model to export; run RNN: Train on Sine or RNN: Forecast Selection first.'),
    );
  }
  return active.model;
}
