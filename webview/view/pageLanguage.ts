import { useLanguage } from '../../src/shared/l10n/language.ts';

// Imported before all that has words: some of them are made when their module is.
const { translations = '{}' } = document.body.dataset;
useLanguage({ tag: document.documentElement.lang, translations: JSON.parse(translations) });
