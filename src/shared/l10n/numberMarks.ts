import { keptForLanguage } from './language.ts';

/** What stands in numbers besides digits, in the person's language. */
export const numberMarks = keptForLanguage((tag) => {
  // Some languages group no fewer than five digits.
  const parts = new Intl.NumberFormat(tag).formatToParts(1_234_567.8);
  const mark = (type: 'decimal' | 'group') => parts.find((part) => part.type === type)!.value;
  return { decimal: mark('decimal'), group: mark('group') };
});
