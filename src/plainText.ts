// VS Code finds links, those to commands among them, in the sentences of its notifications, and icons in the entries of its
// lists. What comes from files is neither.

/** A sentence that may quote a file, for a notification: what looks like a link there shows as it is written. */
export function plainSentence(text: string): string {
  // A word joiner shows as nothing.
  return text.replaceAll('](', ']\u2060(');
}

/** A name that may come from a file, for an entry of a list: what looks like an icon there shows as it is written. */
export function plainLabel(text: string): string {
  return text.replace(/\$\([a-z0-9-]+(?:~[a-z0-9-]+)?\)/gi, '\\$&');
}
