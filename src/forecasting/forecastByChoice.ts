import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';
import { forecastAllAutomatically } from './forecastAllAutomatically.ts';
import { forecastByChosen } from './forecastByChosen.ts';

/** Forecasts series by what suits them best, unless a model was chosen; nothing where the person cancelled. */
export async function forecastByChoice(parts: Parts, selected: readonly SelectedSeries[] | null): Promise<void> {
  const horizon = selected === null ? null : await horizonSetting();
  if (selected === null || horizon === null) {
    return;
  }
  const chosen = await parts.library.chosen();
  if (chosen === null) {
    await forecastAllAutomatically(parts, selected, horizon);
  } else {
    await forecastByChosen(parts, chosen.model, selected, horizon);
  }
}
