import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create, decode, encode, many, messageType, one, packed } from './protobuf.ts';

interface Inner {
  text: string;
}

interface Outer {
  small: number;
  large: bigint;
  part: number;
  bytes: Uint8Array;
  inner?: Inner;
  inners: Inner[];
  names: string[];
  tagged: bigint[];
  untagged: number[];
}

const InnerType = messageType<Inner>({ text: one(3, 'string') });
const OuterType = messageType<Outer>({
  small: one(20, 'int32'),
  large: one(1, 'int64'),
  part: one(2, 'float'),
  bytes: one(4, 'bytes'),
  inner: one(5, InnerType),
  inners: many(6, InnerType),
  names: many(7, 'string'),
  tagged: many(8, 'int64'),
  untagged: packed(9, 'float'),
});

const decoded = (...bytes: number[]) => decode(OuterType, Uint8Array.from(bytes));

describe('protocol buffers', () => {
  it('gives back every message', () => {
    const text = fc.string({ unit: 'grapheme' });
    const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const float = fc.float({ noNaN: true });
    const inner = text.map((value) => create(InnerType, { text: value }));
    const message = fc.record(
      {
        small: fc.integer(),
        large: int64,
        part: float,
        bytes: fc.uint8Array(),
        inner,
        inners: fc.array(inner),
        names: fc.array(text),
        tagged: fc.array(int64),
        untagged: fc.array(float),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(message, (set) => {
        const outer = create(OuterType, set);
        expect(decode(OuterType, encode(OuterType, outer))).toEqual(outer);
      }),
    );
  });

  it('writes fields in the order of their numbers, and none that is not set', () => {
    expect([...encode(OuterType, create(OuterType, { small: 0, large: 1n, untagged: [1] }))]).toEqual([
      0x08, 1, 0x4a, 4, 0, 0, 0x80, 0x3f, 0xa0, 0x01, 0,
    ]);
    expect(encode(OuterType, create(OuterType))).toHaveLength(0);
  });

  it('reads what is not set as its default', () => {
    const { small, large, part, bytes, inner, names } = decoded();
    expect([small, large, part, bytes, inner, names]).toEqual([0, 0n, 0, new Uint8Array(), undefined, []]);
  });

  it('reads lists of numbers with tags between them and without', () => {
    expect(decoded(0x40, 5, 0x42, 2, 6, 7).tagged).toEqual([5n, 6n, 7n]);
    expect(decoded(0x4d, 0, 0, 0x80, 0x3f).untagged).toEqual([1]);
  });

  it('leaves out what it does not know', () => {
    const known = [0x08, 1];
    for (const unknown of [
      [0x50, 0xff, 1],
      [0x51, 1, 2, 3, 4, 5, 6, 7, 8],
      [0x52, 2, 1, 2],
      [0x55, 1, 2, 3, 4],
    ]) {
      expect(decoded(...unknown, ...known).large).toBe(1n);
    }
  });

  it.each([
    ['a text that goes on after the end', [0x3a, 100, 65]],
    ['a list that goes on after the end', [0x4a, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0]],
    ['a message that goes on after the end', [0x2a, 0xff, 0xff, 0xff, 0x7f]],
    ['a part that goes on after the message around it', [0x2a, 3, 0x1a, 5, 65, 65, 65, 65, 65]],
    ['numbers that do not fill their list', [0x4a, 3, 0, 0, 0x80, 0x3f]],
    ['a number in the place of a text', [0x38, 1]],
    ['a text in the place of a number', [0x0a, 1, 65]],
    ['the number 0 of a field', [0x00, 1]],
    ['an endless number', Array(12).fill(0xff)],
  ])('refuses %s', (_, bytes) => {
    expect(() => decoded(...bytes)).toThrow();
  });
});
