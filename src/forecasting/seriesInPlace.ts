import { formatNumber } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { Series } from '../shared/series/series.ts';

/** A series that says, as the last of its notes, which of several it is; `which` counts from 0. */
export function seriesInPlace(series: Series, which: number, count: number): Series {
  const place =
    count === 1
      ? []
      : [
          translate(
            'This is series {0} of {1}; Insert writes all of them.',
            formatNumber(which + 1),
            formatNumber(count),
          ),
        ];
  return { ...series, notes: [...series.notes, ...place] };
}
