import { describe, expect, it } from 'vitest';
import { holdsNumbers } from './holdsNumbers.ts';

describe('holdsNumbers', () => {
  it.each([
    ['[1, 2, 3, 4, 5, 6, 7, 8]', true],
    ['1,2,3,4,5,6,7,8', true],
    ['-1.5\n+2\n.3\n4.\n5e3\n6E-2\n\u22127\n8', true],
    ['{"v":1},{"v":2},{"v":3},{"v":4},{"v":5},{"v":6},{"v":7},{"v":8}', true],
    ['1 2 3 4 5 6 7', false],
    ['x1 x2 x3 x4 x5 x6 x7 x8 x9', false],
    ['a1b 2c 3d 4e5f 6_ 7ms 8px v1.2.3', false],
    ['no numbers at all', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(holdsNumbers(text)).toBe(expected);
    // Nothing is remembered from one text to the next.
    expect(holdsNumbers(text)).toBe(expected);
  });

  it('goes once over a text of words that end in digits', () => {
    // Going over it again from each of them would take hours.
    expect(holdsNumbers('x1 '.repeat(2_000_000))).toBe(false);
    expect(holdsNumbers('1'.repeat(2_000_000))).toBe(false);
  });
});
