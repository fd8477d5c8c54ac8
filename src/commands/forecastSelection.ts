import { forecastAllAutomatically } from '../forecasting/forecastAllAutomatically.ts';
import { forecastByChosen } from '../forecasting/forecastByChosen.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';

/** RNN: Forecast Selection: by what suits the numbers best, unless a model was chosen. */
export async function forecastSelection(parts: Parts): Promise<void> {
  const selected = await selectedSeries(parts.editors.editor);
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
