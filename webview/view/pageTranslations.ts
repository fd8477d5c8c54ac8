import { type Translations, useTranslations } from '../../src/shared/l10n/translate.ts';

// Imported before all that has words: some of them are made when their module is.
const { translations } = document.body.dataset;
const texts: Translations = translations === undefined ? {} : JSON.parse(translations);
useTranslations(texts);
