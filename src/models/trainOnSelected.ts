import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { standardise } from '../shared/series/scaling.ts';
import { summarise } from '../shared/series/seriesSummary.ts';
import { type Training, trainAndKeep } from './trainAndKeep.ts';

/**
 * Trains on the longest stretch of a selected series without a long gap, brought to mean 0 and deviation 1; `null` when
 * another training took its place.
 */
export async function trainOnSelected(
  parts: Parts,
  { series, title }: SelectedSeries,
  horizon: number,
): Promise<Training | null> {
  const values = series.values.slice(series.stretch.start, series.stretch.end);
  return trainAndKeep(parts, {
    name: series.name === '' ? title : series.name,
    source: { kind: 'selection', label: title },
    title,
    values,
    truth: null,
    scaling: standardise(summarise(values)),
    horizon,
  });
}
