import { describe, expect, it } from 'vitest';
import { shownValue } from './shownValue.ts';

const circle: { self?: unknown } = {};
circle.self = circle;

describe('shownValue', () => {
  it.each([
    [7, '7'],
    [Number.NaN, 'NaN'],
    [7n, '7'],
    ['ten', '"ten"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[1, '2'], '[1,"2"]'],
    [[1n], 'object'],
    [circle, 'object'],
    [() => 1, 'function'],
    ['x'.repeat(100), `"${'x'.repeat(59)}…`],
  ])('shows %s', (value, shown) => {
    expect(shownValue(value)).toBe(shown);
  });
});
