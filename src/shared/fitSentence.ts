import type { FitErrors } from './fitErrors.ts';
import { formatNumber, formatPercent } from './formatNumber.ts';
import { translate } from './l10n/translate.ts';

/**
 * Says how far off the one-step-ahead answers are, beside the error of repeating the value before; and, so that nobody takes
 * that for more than it is, whether they are to the numbers that the network was trained on.
 */
export function fitSentence({ error, naive }: FitErrors, isTrainedOn: boolean): string {
  const ratio = error / naive;
  const off = isTrainedOn
    ? translate('One step ahead, on the numbers it was trained on, it is off by {0}', formatNumber(error))
    : translate('One step ahead it is off by {0}', formatNumber(error));
  return ratio <= 1
    ? translate('{0}, {1} less than repeating the last value.', off, formatPercent(1 - ratio))
    : translate(
        '{0}, {1} repeating the last value.',
        off,
        ratio < 2
          ? translate('{0} more than', formatPercent(ratio - 1))
          : translate('{0} times as much as', formatNumber(ratio)),
      );
}
