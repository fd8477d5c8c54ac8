import { minimumCount } from './seriesLimits.ts';

/** A number that is not part of a word; of `1,234` two, which errs on the side of numbers. */
const number = /(?<![\p{L}\p{N}_.])[+\-\u2212]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}_])/gu;

/** Whether a text has as many numbers as a forecast needs: a quick look, which does not read them. */
export function holdsNumbers(text: string): boolean {
  number.lastIndex = 0;
  for (let count = 0; count < minimumCount; count++) {
    if (!number.test(text)) {
      return false;
    }
  }
  return true;
}
