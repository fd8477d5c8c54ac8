import type { Parts } from '../parts.ts';
import type { SelectedNumbers } from '../selection/selectedNumbers.ts';
import { standardise } from '../shared/series/scaling.ts';
import { summarise } from '../shared/series/seriesSummary.ts';
import { type Training, trainAndKeep } from './trainAndKeep.ts';

/** Trains on selected numbers, brought to mean 0 and deviation 1; `null` when another training took its place. */
export async function trainOnSelected(
  parts: Parts,
  selected: SelectedNumbers,
  horizon: number,
): Promise<Training | null> {
  const { values } = selected.list;
  return trainAndKeep(parts, {
    name: selected.list.name === '' ? selected.title : selected.list.name,
    source: { kind: 'selection', label: selected.title },
    title: selected.title,
    values,
    truth: null,
    scaling: standardise(summarise(values)),
    horizon,
  });
}
