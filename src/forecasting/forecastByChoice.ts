import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';
import { translate } from '../shared/l10n/translate.ts';
import { forecastAllAutomatically } from './forecastAllAutomatically.ts';
import { forecastByChosen } from './forecastByChosen.ts';

/** Forecasts series by what suits them best, unless a model was chosen; nothing where the person cancelled. */
export async function forecastByChoice(
  parts: Parts,
  action: Action,
  selected: readonly SelectedSeries[] | null,
): Promise<void> {
  const horizon = selected === null ? null : await horizonSetting(action);
  if (selected === null || horizon === null) {
    return;
  }
  const read = await action.during(translate('Reading the model'), async () => ({
    chosen: await parts.library.chosen(action.warn),
  }));
  if (read === null) {
    return;
  }
  const { chosen } = read;
  if (chosen === null) {
    await forecastAllAutomatically(parts, action, selected, horizon);
  } else {
    await forecastByChosen(parts, action, chosen.model, selected, horizon);
  }
}
