import * as vscode from 'vscode';
import { forecastSelected } from '../forecasting/forecastSelected.ts';
import { trainAndForecast } from '../forecasting/trainAndForecast.ts';
import type { Parts } from '../parts.ts';
import { selectedNumbers } from '../selection/selectedNumbers.ts';
import { horizonSetting } from '../settings.ts';

/** RNN: Forecast Selection: by the active model, or by one trained on the selection when there is none. */
export async function forecastSelection(parts: Parts): Promise<void> {
  const selected = selectedNumbers(parts.editors.editor);
  const horizon = await horizonSetting();
  if (horizon === null) {
    return;
  }
  const active = await parts.library.active();
  if (active !== null) {
    await forecastSelected(parts, active.model, selected, horizon);
    return;
  }
  void vscode.window.showInformationMessage(
    `There is no model yet: training one on the ${selected.list.values.length} selected numbers, then forecasting them.`,
  );
  await trainAndForecast(parts, selected, horizon);
}
