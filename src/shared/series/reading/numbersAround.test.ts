import { describe, expect, it } from 'vitest';
import { numbersAround } from './numbersAround.ts';

/** What is found around the bar in a text. */
function around(marked: string): string | null {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const range = numbersAround(text, offset);
  return range === null ? null : text.slice(range.start, range.end);
}

describe('numbersAround', () => {
  it.each([
    ['an array', 'let a = [1, 2, 3, 4|, 5, 6, 7, 8.5];', '[1, 2, 3, 4, 5, 6, 7, 8.5]'],
    ['an array of pairs', 'x = [[1, 9], [2, 8], [3, |7], [4, 6], [5, 5], [6, 4], [7, 3], [8, 2]]\n', undefined],
    [
      'the inner one of two arrays that can both be forecast',
      '[[1, 2, 3, 4, 5, 6, 7, 8|], [2, 3, 4, 5, 6, 7, 8, 9]]',
      '[1, 2, 3, 4, 5, 6, 7, 8]',
    ],
    ['lines', 'load\n1\n2\n3\n4|\n5\n6\n7\n8\nend\n', '1\n2\n3\n4\n5\n6\n7\n8'],
    ['one line', 'some words\n1 2 3 4 5 |6 7 8 9\nmore', '1 2 3 4 5 6 7 8 9'],
    [
      'lines of dates and numbers',
      Array.from({ length: 9 }, (_, i) => `2024-01-0${i + 1},${i * i}${i === 4 ? '|' : ''}`).join('\n'),
      Array.from({ length: 9 }, (_, i) => `2024-01-0${i + 1},${i * i}`).join('\n'),
    ],
    ['too few', '[1, 2, 3, |4, 5, 6, 7]', null],
    ['words', 'a line with 1 2 3 4 5 6 7 8 |and words', null],
    ['a place beside the array', 'f(); // |\nlet a = [1, 2, 3, 4, 5, 6, 7, 8];', null],
    ['an array that is not closed', '[1, 2, 3, |4, 5, 6, 7, 8', null],
    ['nothing', '|', null],
  ])('finds %s', (_, marked, expected) => {
    const text = marked.replace('|', '');
    expect(around(marked)).toBe(
      expected === undefined ? text.slice(text.indexOf('['), text.indexOf(']]') + 2) : expected,
    );
  });
});
