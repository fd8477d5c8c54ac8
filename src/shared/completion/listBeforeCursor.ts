/** Numbers that a person is writing one after the other. */
export interface ListBeforeCursor {
  /** From the first number to the cursor. */
  readonly text: string;
}

const listCharacter = /[\d\s,;.+\-\u2212_"'%]/;

/**
 * The list of numbers at whose end the cursor stands, between `before` and `after` (some pages of text, whole lines): the
 * open part of an array, or lines of numbers. `null` where the cursor stands elsewhere: within a list, behind words or a
 * number that may not be complete, in a comment.
 */
export function listBeforeCursor(before: string, after: string): ListBeforeCursor | null {
  if (!/[\s,;]$/.test(before)) {
    return null;
  }
  let start = before.length;
  while (start > 0 && (listCharacter.test(before[start - 1]) || isExponent(before, start - 1))) {
    start--;
  }
  const opening = start === 0 ? '' : before[start - 1];
  if (opening === '[' || opening === '(' || opening === '{') {
    const line = before.slice(before.lastIndexOf('\n', start - 1) + 1, start);
    return /^\s*,?\s*(?:[\])}]|$)/.test(after) && !isComment(line) ? listOf(before.slice(start)) : null;
  }
  // What stands before the numbers on their first line is not part of them.
  const lineStart = start === 0 ? 0 : before.indexOf('\n', start) + 1;
  const isAtEnd = /^[^\S\n]*(?:\n\s*\D|\n?\s*$)/.test(after);
  return (lineStart === 0 && start > 0) || !isAtEnd ? null : listOf(before.slice(lineStart));
}

function listOf(text: string): ListBeforeCursor | null {
  const trimmed = text.trimStart();
  return /\d/.test(trimmed) ? { text: trimmed } : null;
}

/** The `e` of `1e3`. */
function isExponent(text: string, at: number): boolean {
  return (
    (text[at] === 'e' || text[at] === 'E') && /[\d.]/.test(text[at - 1] ?? '') && /[\d+-]/.test(text[at + 1] ?? '')
  );
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|#|\*|\/\*|--|%|;|<!--)|\/\//.test(line);
}
