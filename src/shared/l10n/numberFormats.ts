import { keptForLanguage } from './language.ts';

/**
 * Formats for numbers in the person's language, one for each key, whose options `optionsOf` says. They are kept: to make one
 * takes far longer than to use it.
 */
export function numberFormats<Key>(
  optionsOf: (key: Key) => Intl.NumberFormatOptions,
): (key: Key) => Pick<Intl.NumberFormat, 'format'> {
  const formats = keptForLanguage((tag) => ({ tag, made: new Map<Key, Intl.NumberFormat>() }));
  return (key) => {
    const { tag, made } = formats();
    let format = made.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(tag, optionsOf(key));
      made.set(key, format);
    }
    return format;
  };
}
