import { trainOnSelected } from '../models/trainOnSelected.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { forecastEach } from './forecastEach.ts';

/** Trains on each selected series, then forecasts it; does nothing more when another training took its place. */
export async function trainAndForecast(
  parts: Parts,
  selected: readonly SelectedSeries[],
  horizon: number,
): Promise<void> {
  parts.forecaster.prepare();
  await forecastEach(
    parts,
    selected,
    horizon,
    async (series) => (await trainOnSelected(parts, series, horizon))?.model ?? null,
  );
}
