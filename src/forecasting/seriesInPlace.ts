import type { Series } from '../shared/series/series.ts';

/** A series that says, as the last of its notes, which of several it is; `which` counts from 0. */
export function seriesInPlace(series: Series, which: number, count: number): Series {
  const place = count === 1 ? [] : [`This is series ${which + 1} of ${count}; Insert writes all of them.`];
  return { ...series, notes: [...series.notes, ...place] };
}
