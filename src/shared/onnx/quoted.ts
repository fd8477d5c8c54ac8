const mostCharacters = 40;

/** A name out of a file, in quotes, fit for a sentence: without control characters and not longer than a name is. */
export function quoted(name: string): string {
  const characters = [...name.slice(0, 2 * mostCharacters + 1)];
  const shown = characters.slice(0, mostCharacters).join('').replace(/\p{C}/gu, '�');
  return characters.length > mostCharacters ? `"${shown}…"` : `"${shown}"`;
}
