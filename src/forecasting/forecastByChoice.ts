import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';
import { translate } from '../shared/l10n/translate.ts';
import { forecastAllAutomatically } from './forecastAllAutomatically.ts';
import { forecastByChosen } from './forecastByChosen.ts';

/** Forecasts series by what suits them best, unless a model was chosen. */
export async function forecastByChoice(
  parts: Parts,
  action: Action,
  selected: readonly SelectedSeries[],
): Promise<void> {
  const horizon = await horizonSetting(action);
  const chosen = await action.during(translate('Reading the model'), () => parts.library.chosen(action.warn));
  if (chosen === null) {
    await forecastAllAutomatically(parts, action, selected, horizon);
  } else {
    await forecastByChosen(parts, action, chosen, selected, horizon);
  }
}
