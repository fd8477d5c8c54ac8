import type { Action } from '../action.ts';
import type { LibraryModel } from '../models/modelLibrary.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { compareWithAutomatic } from './compareWithAutomatic.ts';
import { forecastSelected } from './forecastSelected.ts';

/**
 * Forecasts one selected series after the other by the model that the person chose, which is the active one from the first
 * that is shown on, and compares the last one shown; cancelling, or beginning another run, keeps what is done.
 */
export async function forecastByChosen(
  parts: Parts,
  action: Action,
  chosen: LibraryModel,
  selected: readonly SelectedSeries[],
  horizon: number,
): Promise<void> {
  const { model } = chosen;
  const forecasts = [];
  for (const [which, series] of selected.entries()) {
    const done = await forecastSelected(parts, action, model, series, horizon, forecasts, selected.length);
    if (done === null) {
      return;
    }
    forecasts.push(done.forecast);
    await parts.library.activate(chosen);
    if (which === selected.length - 1) {
      await compareWithAutomatic(parts, action, model, series, horizon, done.view);
    }
  }
}
