const mostCharacters = 60;

/** Whatever was given, as a sentence can show it: `"ten"`, `[1,2]`, a function by its type. Never throws. */
export function shownValue(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return String(value);
  }
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // What goes round in a circle, or holds what JSON has no word for.
  }
  text ??= typeof value;
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
