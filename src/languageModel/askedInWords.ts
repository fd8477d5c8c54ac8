import { formatExactly, formatNumber, listNumbers } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import { shownValue } from '../shared/shownValue.ts';
import { readToolInput, type ToolInput } from './toolInput.ts';

/**
 * What a language model asks of the tool, in the words of the person who is to confirm it: "the next 12 values after 144
 * numbers (112, 118, 132 ... 432)". What cannot be understood, which the tool tells when it is called, is "the next values".
 */
export function askedInWords(input: unknown): string {
  let understood: ToolInput;
  try {
    understood = readToolInput(input);
  } catch {
    return translate('the next values');
  }
  const { source, options } = understood;
  const { horizon = 12 } = options;
  const next =
    typeof horizon === 'number'
      ? translate('the next {0} values', formatExactly(horizon))
      : translate('the next values');
  if (source.kind === 'file') {
    return source.column === null
      ? translate('{0} of {1}', next, source.file)
      : translate('{0} of {1} in {2}', next, source.column, source.file);
  }
  const { values } = source;
  return Array.isArray(values)
    ? translate('{0} after {1} numbers ({2})', next, formatNumber(values.length), shown(values))
    : next;
}

const shownFirst = 3;

function shown(values: readonly unknown[]): string {
  const first = listNumbers(values.slice(0, shownFirst).map(written));
  return `${first}${values.length > shownFirst ? ` ... ${written(values.at(-1))}` : ''}`;
}

function written(value: unknown): string {
  return typeof value === 'number' ? formatExactly(value) : shownValue(value);
}
