import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { compareWithAutomatic } from './compareWithAutomatic.ts';
import { forecastSelected } from './forecastSelected.ts';

/**
 * Forecasts one selected series after the other by the model that the person chose, and compares the last one shown;
 * cancelling keeps what is done.
 */
export async function forecastByChosen(
  parts: Parts,
  action: Action,
  model: ForecastModel,
  selected: readonly SelectedSeries[],
  horizon: number,
): Promise<void> {
  const forecasts = [];
  for (const [which, series] of selected.entries()) {
    const { forecast, view } = await forecastSelected(
      parts,
      action,
      model,
      series,
      horizon,
      forecasts,
      selected.length,
    );
    forecasts.push(forecast);
    if (which === selected.length - 1) {
      await compareWithAutomatic(parts, action, model, series, horizon, view);
    }
  }
}
