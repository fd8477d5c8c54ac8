import { rootMeanSquareError } from './evaluation/rootMeanSquareError.ts';
import { formatNumber, formatPercent } from './formatNumber.ts';
import { translate } from './l10n/translate.ts';
import type { Gap } from './series/gaps.ts';

/** Says how far off the one-step-ahead answers are, beside the error of repeating the value before. */
export function fitSentence(fit: Float64Array, history: Float64Array, gaps: readonly Gap[] = []): string {
  // What was filled is no measure of anything.
  const isFilled = new Uint8Array(history.length);
  for (const { start, end } of gaps) {
    isFilled.fill(1, start, end);
  }
  const known = gaps.length === 0 ? null : Int32Array.from(fit.keys()).filter((i) => isFilled[i + 1] === 0);
  const pick = (values: Float64Array, shift: number) =>
    known === null ? values.subarray(shift) : Float64Array.from(known, (i) => values[i + shift]);
  const next = pick(history, 1);
  const error = rootMeanSquareError(pick(fit, 0), next);
  const naive = rootMeanSquareError(pick(history, 0), next);
  const ratio = error / naive;
  const off = translate('One step ahead it is off by {0}', formatNumber(error));
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
