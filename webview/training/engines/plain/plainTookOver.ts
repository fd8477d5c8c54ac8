import { translate } from '../../../../src/shared/l10n/translate.ts';
import { sentenceOf } from '../../../../src/shared/sentenceOf.ts';

/** What is said where WebAssembly failed with an error, and plain JavaScript went on. */
export function plainTookOver(error: unknown): string {
  const reason = sentenceOf(error).replace(/\.$/, '');
  return translate('WebAssembly gave up ({0}), so plain JavaScript took over.', reason);
}
