import { InputError } from './inputError.ts';
import type { TextRange } from './textRange.ts';

/** An `InputError` about one place of the text that was read, so that the place can be shown. */
export class LocatedError extends InputError {
  readonly range: TextRange;

  constructor(message: string, range: TextRange) {
    super(message);
    this.range = range;
  }
}
