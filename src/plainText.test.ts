import { describe, expect, it } from 'vitest';
import { plainLabel, plainSentence } from './plainText.ts';

/** How VS Code finds a link in a notification. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('plainSentence', () => {
  it.each([
    '"[Update](command:workbench.action.quit).csv" is empty.',
    '[a](https://example.com "b")',
    '[x](file:///etc/passwd)',
  ])('leaves no link in %s', (text) => {
    expect(text).toMatch(link);
    expect(plainSentence(text)).not.toMatch(link);
    expect(plainSentence(text).replaceAll('\u2060', '')).toBe(text);
  });
});

describe('plainLabel', () => {
  it('leaves no icon, and everything else as it is', () => {
    expect(plainLabel('$(check) $(sync~spin) $(1) in $ (a)')).toBe('\\$(check) \\$(sync~spin) \\$(1) in $ (a)');
  });
});
