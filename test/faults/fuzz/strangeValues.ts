import fc from 'fast-check';

/** What should not stand where it stands. */
export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, undefined, true, false, 0, -0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 1e21],
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ...[
      '',
      ' ',
      '0',
      'NaN',
      '__proto__',
      'constructor',
      'toString',
      '\u0000',
      '\ud800',
      '<img src=x onerror=alert(1)>',
    ],
    ...[[], {}, [[]], [null], { length: -1 }, { length: 1e9 }],
  ),
  fc.constant(null).map(() => Object.create(null, { toString: { value: null } }) as unknown),
  fc.integer({ min: 1, max: 400 }).map((depth) => nested(depth)),
  fc.integer({ min: 1, max: 5000 }).map((count) => new Array<number>(count).fill(1)),
  fc.integer({ min: 1, max: 5000 }).map((count) => 'x'.repeat(count)),
  fc.int8Array(),
  fc.float64Array(),
  fc.anything({ maxDepth: 3, withNullPrototype: true }),
);

/** The same of what JSON can say. */
export const strangeJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 1e21],
    ...['', ' ', '0', 'NaN', '__proto__', 'constructor', '\u0000', '\ud800', '<b>', '9'.repeat(400)],
    ...[[], {}, [[]], [null], { length: -1 }],
  ),
  fc.integer({ min: 1, max: 400 }).map((depth) => nested(depth)),
  fc.integer({ min: 1, max: 3000 }).map((count) => new Array<number>(count).fill(1)),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) {
    value = level % 2 === 0 ? [value] : { value };
  }
  return value;
}

/** One change somewhere in a value: at the end of a path of turns something else stands, or nothing. */
interface Change {
  readonly turns: readonly number[];
  readonly deletes: boolean;
  readonly strange: unknown;
}

/** A value with one to four of its parts changed; the value itself stays as it is. */
export function changed(values: readonly unknown[], strange: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change: fc.Arbitrary<Change> = fc.record({
    turns: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 7 }),
    deletes: fc.boolean().map((yes) => yes),
    strange,
  });
  return fc
    .tuple(fc.constantFrom(...values), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([value, changes]) => changes.reduce((so, each) => withChange(so, each, 0), value));
}

function withChange(value: unknown, change: Change, depth: number): unknown {
  const isPlain = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
  if (!isPlain || depth === change.turns.length) {
    return change.strange;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) {
    return change.strange;
  }
  const key = keys[change.turns[depth] % keys.length];
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<string, unknown>)
    : { ...value };
  if (change.deletes && depth === change.turns.length - 1) {
    delete copy[key];
  } else {
    copy[key] = withChange(copy[key], change, depth + 1);
  }
  return copy;
}
