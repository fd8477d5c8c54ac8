import { trainOnSelected } from '../models/trainOnSelected.ts';
import type { Parts } from '../parts.ts';
import type { SelectedNumbers } from '../selection/selectedNumbers.ts';
import { forecastSelected } from './forecastSelected.ts';

/** Trains on selected numbers, then forecasts them; does nothing more when another training took its place. */
export async function trainAndForecast(parts: Parts, selected: SelectedNumbers, horizon: number): Promise<void> {
  const training = await trainOnSelected(parts, selected, horizon);
  if (training !== null) {
    await forecastSelected(parts, training.model, selected, horizon);
  }
}
