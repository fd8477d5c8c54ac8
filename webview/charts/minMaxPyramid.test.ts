import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MinMaxPyramid, pyramidOf } from './minMaxPyramid.ts';

test('any stretch has the lowest and highest value that a look at all of it finds', () => {
  const lists = fc.array(fc.double({ noNaN: true }), { maxLength: 700 });
  fc.assert(
    fc.property(lists, fc.nat(800), fc.nat(800), (values, a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const stretch = values.slice(start, end);
      expect(new MinMaxPyramid(values).extent(start, end)).toEqual([Math.min(...stretch), Math.max(...stretch)]);
    }),
  );
});

test('whole groups are found as well as parts of them', () => {
  const values = Float64Array.from({ length: 4096 }, (_, i) => (i * 7919) % 4099);
  const pyramid = new MinMaxPyramid(values);
  for (const [start, end] of [
    [0, 4096],
    [512, 1024],
    [7, 4089],
    [64, 65],
  ]) {
    const stretch = values.subarray(start, end);
    expect(pyramid.extent(start, end)).toEqual([Math.min(...stretch), Math.max(...stretch)]);
  }
});

test('a list has one pyramid', () => {
  const values = [1, 2, 3];
  expect(pyramidOf(values)).toBe(pyramidOf(values));
  expect(pyramidOf([1, 2, 3])).not.toBe(pyramidOf(values));
});
