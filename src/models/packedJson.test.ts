import { describe, expect, it } from 'vitest';
import { packJson, unpackJson } from './packedJson.ts';

const value = {
  name: 'Zürich ✓',
  nothing: null,
  few: [1, 2, 3],
  empty: new Float64Array(),
  narrow: Float32Array.of(-0, 1.5, 3e38),
  inner: [{ list: Float64Array.of(1 / 3, -0, 5e-324, Number.MAX_VALUE) }, { list: Float64Array.of(Number.NaN) }],
  narrower: [Float32Array.of(0.25), new Float32Array()],
};

describe('packed JSON', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('comes back to the bit, whatever the length of its text (%i more)', (more) => {
    const packed = packJson({ ...value, padding: 'x'.repeat(more) });
    expect(unpackJson(packed)).toEqual({ ...value, padding: 'x'.repeat(more) });
  });

  it('comes back from within a larger buffer', () => {
    const packed = packJson(value);
    const larger = new Uint8Array(packed.length + 8);
    larger.set(packed, 3);
    expect(unpackJson(larger.subarray(3, 3 + packed.length))).toEqual(value);
  });

  it('is refused where it was cut off anywhere', () => {
    const packed = packJson(value);
    for (let end = 0; end < packed.length; end++) {
      expect(() => unpackJson(packed.subarray(0, end)), `${end} bytes`).toThrow();
    }
  });

  it.each([[[0, 6]], [[6, 0]], [[-1, 2]], [[0.5, 1]], [['0', 1]], ['all'], [null], [[]]])(
    'is refused where numbers are said to be at %j',
    (place) => {
      const numbers = Float64Array.of(1, 2, 3, 4, 5);
      expect(() => unpackJson(packJson({ numbers, others: { float64: place } }))).toThrow();
      expect(() => unpackJson(packJson({ numbers: new Float32Array(numbers), others: { float32: place } }))).toThrow();
    },
  );
});
