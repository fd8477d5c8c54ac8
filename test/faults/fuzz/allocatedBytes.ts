const constructors = [
  ...['ArrayBuffer', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
] as const;

/**
 * The bytes of all buffers and typed arrays that are asked for while something is done, also those that are let go at once:
 * what memory looks like afterwards says nothing of those.
 */
export function allocatedBytes(work: () => void): number {
  const globals = globalThis as unknown as Record<string, new (...given: unknown[]) => { readonly byteLength: number }>;
  let bytes = 0;
  const originals = constructors.map((name) => ({ name, original: globals[name] }));
  for (const { name, original } of originals) {
    globals[name] = new Proxy(original, {
      construct(target, given, asked) {
        const made = Reflect.construct(target, given, asked) as { readonly byteLength: number };
        // A view of a buffer takes nothing of its own.
        bytes +=
          typeof given[0] === 'object' &&
          given[0] !== null &&
          'byteLength' in given[0] &&
          name !== 'ArrayBuffer' &&
          !ArrayBuffer.isView(given[0])
            ? 0
            : made.byteLength;
        return made;
      },
    });
  }
  try {
    work();
  } finally {
    for (const { name, original } of originals) {
      globals[name] = original;
    }
  }
  return bytes;
}
