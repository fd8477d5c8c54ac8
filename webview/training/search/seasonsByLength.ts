import type { Deseasonalise } from '../../../src/shared/model/forecaster/forecaster.ts';
import { seasonTransforms } from '../../../src/shared/model/forecaster/seasonTransforms.ts';

/** What takes the seasons out of a series' beginning. */
export type SeasonsOf = (history: Float64Array) => readonly Deseasonalise[];

/** `seasonTransforms` for the beginnings of one series: estimated once for each length, since all candidates ask for it. */
export function seasonsByLength(periods: readonly number[]): SeasonsOf {
  const known = new Map<number, readonly Deseasonalise[]>();
  return (history) => {
    const seasons = known.get(history.length) ?? seasonTransforms(history, periods);
    known.set(history.length, seasons);
    return seasons;
  };
}
