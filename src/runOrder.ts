import { InputError } from './shared/inputError.ts';
import { translate } from './shared/l10n/translate.ts';

/**
 * Which run is the one that goes on and is shown: of all that a person has asked for the last, however much each had to read
 * before it could begin. A run that sees a newer number was replaced and keeps nothing.
 */
export class RunOrder {
  readonly #isUnderWay: () => boolean;
  #latest = 0;
  /** Where in the order of asking that is. */
  #place = 0;

  /** `isUnderWay` knows whether the run that was begun last still goes on. */
  constructor(isUnderWay: () => boolean) {
    this.#isUnderWay = isUnderWay;
  }

  /** The number of the run that was begun last, 0 before the first. */
  get latest(): number {
    return this.#latest;
  }

  /**
   * Begins a run of what was asked for at `place` of the order, and answers with its number. Throws `InputError` when one that
   * was asked for later goes on already.
   */
  begin(place: number): number {
    if (place < this.#place && this.#isUnderWay()) {
      throw new InputError(
        translate('Another run, which was asked for later, has begun meanwhile; so this one was not begun.'),
      );
    }
    this.#place = place;
    return ++this.#latest;
  }
}
