import { trainAndForecast } from '../forecasting/trainAndForecast.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';

/** RNN: Train on Selection: trains on the selected numbers, then forecasts them. */
export async function trainOnSelection(parts: Parts): Promise<void> {
  const selected = await selectedSeries(parts.editors.editor);
  const horizon = selected === null ? null : await horizonSetting();
  if (selected === null || horizon === null) {
    return;
  }
  await trainAndForecast(parts, selected, horizon);
}
