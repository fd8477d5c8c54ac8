import { language } from './language.ts';

/**
 * A text in the person's language, `{0}` and so on replaced by the values. The first argument is always a literal; a number
 * comes as the text that `formatNumber` and its like make of it, so that none is written as another language does.
 */
export function translate(text: string, ...values: readonly string[]): string {
  return (language.translations[text] ?? text).replace(/\{(\d+)\}/g, (placeholder, index) =>
    index in values ? values[Number(index)] : placeholder,
  );
}
