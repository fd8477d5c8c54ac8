import { formatNumber } from './formatNumber.ts';
import { translate } from './l10n/translate.ts';

/** Says, after another sentence, that a run diverged; nothing when it did not. */
export function restartSentence(restarts: number): string {
  const times = ['', translate('once'), translate('twice')][restarts] ?? translate('{0} times', formatNumber(restarts));
  return restarts === 0
    ? ''
    : translate(' It diverged {0}, and went back to its best weights with a tenth of the learning rate.', times);
}
