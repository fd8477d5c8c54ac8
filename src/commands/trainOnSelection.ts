import { trainAndForecast } from '../forecasting/trainAndForecast.ts';
import type { Parts } from '../parts.ts';
import { selectedNumbers } from '../selection/selectedNumbers.ts';
import { horizonSetting } from '../settings.ts';

/** RNN: Train on Selection: trains on the selected numbers, then forecasts them. */
export async function trainOnSelection(parts: Parts): Promise<void> {
  const selected = selectedNumbers(parts.editors.editor);
  const horizon = await horizonSetting();
  if (horizon === null) {
    return;
  }
  await trainAndForecast(parts, selected, horizon);
}
