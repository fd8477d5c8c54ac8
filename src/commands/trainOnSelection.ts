import { forecastAllAutomatically } from '../forecasting/forecastAllAutomatically.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';

/** RNN: Train on Selection: searches for what forecasts the selected numbers best, forecasts them, and keeps the model. */
export async function trainOnSelection(parts: Parts): Promise<void> {
  const selected = await selectedSeries(parts.editors.editor);
  const horizon = selected === null ? null : await horizonSetting();
  if (selected === null || horizon === null) {
    return;
  }
  await forecastAllAutomatically(parts, selected, horizon, async (model) => {
    await parts.library.add(model);
  });
}
