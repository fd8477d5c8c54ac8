import * as vscode from 'vscode';
import { forecastEach } from '../forecasting/forecastEach.ts';
import { trainAndForecast } from '../forecasting/trainAndForecast.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';

/** RNN: Forecast Selection: by the active model, or by one trained on the selection when there is none. */
export async function forecastSelection(parts: Parts): Promise<void> {
  const selected = await selectedSeries(parts.editors.editor);
  const horizon = selected === null ? null : await horizonSetting();
  if (selected === null || horizon === null) {
    return;
  }
  const active = await parts.library.active();
  if (active !== null) {
    await forecastEach(parts, selected, horizon, async () => active.model);
    return;
  }
  const what =
    selected.length === 1
      ? `one on the ${selected[0].series.values.length} selected numbers, then forecasting them`
      : `one on each of the ${selected.length} columns, then forecasting it`;
  void vscode.window.showInformationMessage(`There is no model yet: training ${what}.`);
  await trainAndForecast(parts, selected, horizon);
}
