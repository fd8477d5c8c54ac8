import { formatNumber } from '../formatNumber.ts';
import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import type { Deseasonalise } from '../model/forecaster/forecaster.ts';
import { seasonTransforms } from '../model/forecaster/seasonTransforms.ts';
import type { SeasonLength } from './seasonLengths.ts';

/** What takes out the seasons that were found, or, without any, the one that the dates suggest where it shows. */
export function foundSeasons(
  values: Float64Array,
  found: readonly SeasonLength[],
  suggested: number | null,
): readonly Deseasonalise[] {
  const periods = found.map(({ period }) => period);
  return seasonTransforms(values, periods.length > 0 || suggested === null ? periods : [suggested]);
}

/** What takes out a season of so many steps, none for 1; throws `InputError` when the values do not hold two of them. */
export function chosenSeason(values: Float64Array, period: number): readonly Deseasonalise[] {
  if (period === 1) {
    return [];
  }
  if (values.length < 2 * period) {
    throw new InputError(
      translate(
        'A season of {0} steps takes at least {1} values to be seen, and these are {2}.',
        formatNumber(period),
        formatNumber(2 * period),
        formatNumber(values.length),
      ),
    );
  }
  const estimated = seasonTransforms(values, [period]);
  return estimated.length > 0 ? estimated : [{ kind: 'deseasonalise', period, season: 'additive' }];
}
