import { formatExactly, formatNumber } from '../formatNumber.ts';
import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';

/** Fewest numbers that are trained on or forecast from. */
export const minimumCount = 8;
/** Most numbers that are trained on or forecast from; of more, the last ones are. */
export const maximumCount = 100_000;
/** Most numbers that are read. */
const mostRead = 2_000_000;

/** Throws `InputError` unless there are enough numbers and not too many to be read. */
export function checkCount(count: number): void {
  if (count < minimumCount) {
    throw new InputError(
      translate(
        'There {0}; at least {1} are needed.',
        count === 1 ? translate('is 1 number') : translate('are {0} numbers', formatNumber(count)),
        formatNumber(minimumCount),
      ),
    );
  }
  if (count > mostRead) {
    throw new InputError(
      translate(
        'There are {0} numbers; at most {1} can be read, so take the last of them.',
        formatNumber(count),
        formatNumber(mostRead),
      ),
    );
  }
}

/** Most columns that are read and chosen from. */
const mostColumns = 20_000;

/** Throws `InputError` when there are more columns than can be read. */
export function checkColumns(count: number): void {
  if (count > mostColumns) {
    throw new InputError(
      translate(
        'There are {0} columns; at most {1} can be read, so take some of them.',
        formatNumber(count),
        formatNumber(mostColumns),
      ),
    );
  }
}

/** Throws `InputError` when all values are equal: there is nothing to learn from them. */
export function checkVaries(values: Float64Array): void {
  if (values.every((value) => value === values[0])) {
    throw new InputError(
      translate(
        'All {0} numbers are {1}; a forecast needs numbers that change.',
        formatNumber(values.length),
        formatExactly(values[0]),
      ),
    );
  }
}

/** Far inside what 32-bit floats hold, in which models compute and are kept; squares of these fit 64-bit ones. */
const largestValue = 1e30;
const smallestSpread = 1e-30;

/** Throws `InputError` when numbers are too large, or too close together, to be scaled. */
export function checkMagnitude(values: Float64Array): void {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  const largest = maximum > -minimum ? maximum : minimum;
  if (Math.abs(largest) > largestValue) {
    throw new InputError(
      translate(
        'One of the numbers is {0}; numbers up to {1} can be used, so divide them by a constant.',
        formatExactly(largest),
        formatExactly(largestValue),
      ),
    );
  }
  if (maximum - minimum < smallestSpread) {
    throw new InputError(
      translate(
        'The numbers differ by no more than {0}; multiply them by a constant, so that they differ by {1} or more.',
        formatExactly(maximum - minimum),
        formatExactly(smallestSpread),
      ),
    );
  }
}
