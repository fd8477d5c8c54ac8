/** English texts and what they are in the person's language. */
export type Translations = Readonly<Record<string, string>>;

/** What a person reads, in words and in numbers. */
export interface Language {
  /** Its tag, as BCP 47 has it: `de`. Numbers and dates are written as this language writes them. */
  readonly tag: string;
  readonly translations: Translations;
}

export const english: Language = { tag: 'en', translations: {} };

/** The one in use: whoever starts another thread hands it on. */
export let language: Language = english;

/** The language of a tag by what it is translated with; without translations English, in numbers as in words. */
export function languageOf(tag: string, translations: Translations | undefined): Language {
  return translations === undefined ? english : { tag, translations };
}

/** Sets the person's language; before any text is made, since some are made once. English where a text is not in there. */
export function useLanguage(chosen: Language): void {
  language = chosen;
}

/** What is costly to make for a language, such as its formats: made when it is first asked for, and kept. */
export function keptForLanguage<Kept>(make: (tag: string) => Kept): () => Kept {
  let kept: { readonly of: Language; readonly value: Kept } | null = null;
  return () => {
    if (kept?.of !== language) {
      kept = { of: language, value: make(language.tag) };
    }
    return kept.value;
  };
}
