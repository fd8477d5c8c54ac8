/** English texts and what they are in the person's language. */
export type Translations = Readonly<Record<string, string>>;

/** Those in use: whoever starts another thread hands them on. */
export let translations: Translations = {};

/** Sets the person's language; before any text is made, since some are made once. English where a text is not in there. */
export function useTranslations(texts: Translations): void {
  translations = texts;
}

/** A text in the person's language, `{0}` and so on replaced by the values. The first argument is always a literal. */
export function translate(text: string, ...values: readonly (string | number)[]): string {
  return (translations[text] ?? text).replace(/\{(\d+)\}/g, (placeholder, index) =>
    index in values ? String(values[Number(index)]) : placeholder,
  );
}
