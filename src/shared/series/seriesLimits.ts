import { InputError } from '../inputError.ts';

/** Fewest numbers that are trained on or forecast from. */
export const minimumCount = 8;
/** Most numbers that are trained on or forecast from. */
export const maximumCount = 100_000;

/** Throws `InputError` unless there are enough numbers and not too many. */
export function checkCount(count: number): void {
  if (count === 0) {
    throw new InputError(`Nothing is selected; select at least ${minimumCount} numbers.`);
  }
  if (count < minimumCount) {
    throw new InputError(
      `The selection holds ${count} ${count === 1 ? 'number' : 'numbers'}; at least ${minimumCount} are needed.`,
    );
  }
  if (count > maximumCount) {
    throw new InputError(
      `The selection holds ${count.toLocaleString('en')} numbers; at most ${maximumCount.toLocaleString('en')} can be used, so select the last of them.`,
    );
  }
}

/** Throws `InputError` when all values are equal: there is nothing to learn from them. */
export function checkVaries(values: Float64Array): void {
  if (values.every((value) => value === values[0])) {
    throw new InputError(
      `All ${values.length.toLocaleString('en')} numbers are ${values[0]}; a forecast needs numbers that change.`,
    );
  }
}
