import { translate } from '../../l10n/translate.ts';
import { LocatedError } from '../../locatedError.ts';
import type { TextRange } from '../../textRange.ts';
import type { CommaMeaning } from './numberNotation.ts';

/** Numbers have fewer characters. */
const mostShown = 30;

/** What a comma means cannot be seen from the text; a person has to say it. */
export class AmbiguousCommaError extends LocatedError {
  /** What is written, as far as a sentence can show it: `1,234`. */
  readonly example: string;
  /** What it may mean. */
  readonly meanings: readonly CommaMeaning[];

  constructor(written: string, meanings: readonly CommaMeaning[], range: TextRange) {
    const example = written.length > mostShown ? `${written.slice(0, mostShown)}…` : written;
    super(
      translate(
        '"{0}" can be read in more than one way; say what the comma is in the setting rnn.selection.comma.',
        example,
      ),
      range,
    );
    this.example = example;
    this.meanings = meanings;
  }
}
