import { forecastSelected } from '../forecasting/forecastSelected.ts';
import { trainOnSelected } from '../models/trainOnSelected.ts';
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
  const training = await trainOnSelected(parts, selected, horizon);
  if (training !== null) {
    await forecastSelected(parts, training.model, selected, horizon);
  }
}
