import { rootMeanSquareError } from './evaluation/rootMeanSquareError.ts';
import { countOf, formatNumber } from './formatNumber.ts';
import { translate } from './l10n/translate.ts';

/**
 * How far off a network is, one step ahead, on the values of the steps from `start` to `end` that it was not trained on;
 * `fit[i]` is its idea of `values[i + 1]`. Empty where there are none, or no answers to all.
 */
export function heldOutSentence(fit: Float64Array, values: Float64Array, start: number, end: number): string {
  if (start >= end || start < 1 || fit.length < end - 1) {
    return '';
  }
  const error = rootMeanSquareError(fit.subarray(start - 1, end - 1), values.subarray(start, end));
  return translate(
    ' On the last {0}, which it was not trained on, it is off by {1}.',
    countOf(end - start, 'value'),
    formatNumber(error),
  );
}
