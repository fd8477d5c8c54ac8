/** An array with more values than these is a series of its own, not a row. */
const longestRow = 64;
/** Brackets with more in them are no line of JSON. */
const longestRecord = 1 << 16;

/**
 * Whether another bracket follows the one that closes the one at `start`: lines of JSON, or rows without brackets around
 * them.
 */
export function hasSibling(text: string, start: number): boolean {
  let depth = 0;
  const end = Math.min(text.length, start + longestRecord);
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      const closing = text.indexOf(text[at], at + 1);
      at = closing === -1 ? at : closing;
    } else if (code === 91 || code === 40 || code === 123) {
      depth++;
    } else if (code === 93 || code === 41 || code === 125) {
      depth--;
      if (depth === 0) {
        return /^\s*,?\s*[[{(]/.test(text.slice(at + 1, at + 200));
      }
    }
  }
  return false;
}

/** Whether the array that starts at `start` ends within a row's length. */
export function isShortRow(text: string, start: number): boolean {
  let depth = 0;
  let values = 1;
  for (let at = start; at < text.length && values <= longestRow; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 40 || code === 123) {
      depth++;
    } else if (code === 93 || code === 41 || code === 125) {
      depth--;
      if (depth === 0) {
        return true;
      }
    } else if (depth === 1 && (code === 44 || (code === 32 && isDigit(text.charCodeAt(at - 1))))) {
      values++;
    }
  }
  return false;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
