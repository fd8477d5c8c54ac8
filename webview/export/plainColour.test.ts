import { expect, test } from 'vitest';
import { plainColour } from './plainColour.ts';

test.each([
  ['rgb(255, 0, 128)', '#ff0080', 1],
  ['rgba(0, 0, 0, 0.5)', '#000000', 0.5],
  ['rgb(10 20 30 / 25%)', '#0a141e', 0.25],
  ['color(srgb 1 0.5 0)', '#ff8000', 1],
  ['color(srgb 0.2 0.4 0.6 / 0.13)', '#336699', 0.13],
  ['none', 'none', 1],
  ['transparent', 'none', 1],
  ['url("#plot")', 'url("#plot")', 1],
])('%s is %s', (computed, colour, opacity) => {
  expect(plainColour(computed)).toEqual({ colour, opacity });
});

test('what no page computes is refused', () => {
  expect(() => plainColour('var(--text)')).toThrow('var(--text)');
  expect(() => plainColour('color(display-p3 1 0 0)')).toThrow('display-p3');
});
