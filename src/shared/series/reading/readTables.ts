import { InputError } from '../../inputError.ts';
import { translate } from '../../l10n/translate.ts';
import type { Steps } from '../../runSteps.ts';
import type { SourceText } from '../../sourceText.ts';
import type { CommaMeaning } from '../numbers/numberNotation.ts';
import { readAligned } from './readAligned.ts';
import { readDelimited } from './readDelimited.ts';
import { readList } from './readList.ts';
import { readLiteral } from './readLiteral.ts';
import { readMarkdown } from './readMarkdown.ts';
import type { TextTable } from './textTable.ts';

/**
 * Finds the values of a text, by the first format that it is in: Markdown tables, literals (JSON, Python, JavaScript),
 * lines of dates and numbers, delimited tables, and lists, which any other text is taken for. The order matters: a Markdown
 * table has bars that also delimit, JSON has commas that also separate, and a number beside a date may have a decimal
 * comma. Answers with at least one table. Throws `InputError` for an empty text.
 */
export function* readTables(source: SourceText, comma: CommaMeaning | null): Steps<TextTable[]> {
  if (source.text.trim() === '') {
    throw new InputError(translate('Nothing is selected; select at least 8 numbers.'));
  }
  const markdown = yield* readMarkdown(source);
  if (markdown.length > 0) {
    return markdown;
  }
  const literal = yield* readLiteral(source);
  if (literal !== null) {
    return literal;
  }
  const table = (yield* readAligned(source)) ?? (yield* readDelimited(source, comma));
  return [table ?? (yield* readList(source, comma))];
}
