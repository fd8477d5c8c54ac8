import { InputError } from '../inputError.ts';
import type { NumberColumnChoice } from './columns.ts';

/** So many columns are named; of more, the first ones. */
const mostNamed = 12;

/**
 * The column that someone names, by its name or path, exactly or whatever its case; else by its number, counted from 1.
 * Throws `InputError` with the names there are in `file` when none is meant, or several may be.
 */
export function columnCalled(choices: readonly NumberColumnChoice[], wish: string, file: string): NumberColumnChoice {
  const same = (a: string, b: string) => a === b;
  const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  for (const equal of [same, alike]) {
    const found = choices.filter(({ name, path }) => equal(name, wish) || (path !== '' && equal(path, wish)));
    if (found.length === 1) {
      return found[0];
    }
    if (found.length > 1) {
      throw new InputError(
        `There are ${found.length} columns called "${wish}" in ${file}; choose by number, 1 to ${choices.length}.`,
      );
    }
  }
  const numbered = /^\d+$/.test(wish) ? choices[Number(wish) - 1] : undefined;
  if (numbered === undefined) {
    throw new InputError(`There is no column of numbers called "${wish}" in ${file}; it has ${columnNames(choices)}.`);
  }
  return numbered;
}

/** The names of columns, for a sentence. */
export function columnNames(choices: readonly NumberColumnChoice[]): string {
  const names = choices.slice(0, mostNamed).map(({ name }, place) => (name === '' ? `number ${place + 1}` : name));
  return names.join(', ') + (choices.length > mostNamed ? ' ...' : '');
}
