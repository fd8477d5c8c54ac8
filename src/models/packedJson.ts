import { isRecord } from '../shared/onnx/jsonChecks.ts';

/** Lists of numbers that are kept as they are in memory, the widest first, so that each stands where it can be read. */
const kinds = [
  { key: 'float64', List: Float64Array },
  { key: 'float32', List: Float32Array },
] as const;
type NumberList = Float64Array | Float32Array;

/** The length of the JSON in bytes, and how many numbers there are of each kind, 32 bits each. */
const headerBytes = 16;
const widestBytes = Float64Array.BYTES_PER_ELEMENT;

/**
 * A value as JSON whose lists of float64 and float32 follow it as they are in memory: a header, the JSON, then the numbers from
 * the next multiple of 8 on. Of a million numbers the text alone would hold the editor up for a quarter of a second.
 */
export function packJson(value: unknown): Uint8Array {
  const lists: NumberList[][] = kinds.map(() => []);
  const counts = kinds.map(() => 0);
  const json = new TextEncoder().encode(
    JSON.stringify(value, (_, each: unknown) => {
      const kind = kinds.findIndex(({ List }) => each instanceof List);
      if (kind === -1) {
        return each;
      }
      const list = each as NumberList;
      lists[kind].push(list);
      counts[kind] += list.length;
      // What stands in the JSON for a list: where it begins among all numbers of its kind, and how many they are.
      return { [kinds[kind].key]: [counts[kind] - list.length, list.length] };
    }),
  );
  const starts = startsOf(json.length, counts);
  const bytes = new Uint8Array(starts[kinds.length]);
  new Uint32Array(bytes.buffer, 0, 1 + counts.length).set([json.length, ...counts]);
  bytes.set(json, headerBytes);
  for (const [kind, { List }] of kinds.entries()) {
    const numbers = new List(bytes.buffer, starts[kind], counts[kind]);
    let at = 0;
    for (const list of lists[kind]) {
      numbers.set(list, at);
      at += list.length;
    }
  }
  return bytes;
}

/** Takes the value out again; throws on bytes that were cut off, or are something else. */
export function unpackJson(packed: Uint8Array): unknown {
  // At the beginning of a buffer of its own numbers stand where they can be read.
  const bytes = packed.slice();
  if (bytes.length < headerBytes) {
    throw new Error('cut off');
  }
  const [jsonLength, ...counts] = new Uint32Array(bytes.buffer, 0, 1 + kinds.length);
  const starts = startsOf(jsonLength, counts);
  if (bytes.length !== starts[kinds.length]) {
    throw new Error('cut off');
  }
  const text = new TextDecoder().decode(bytes.subarray(headerBytes, headerBytes + jsonLength));
  return JSON.parse(text, (_, each: unknown) => {
    const kind = isRecord(each) ? kinds.findIndex(({ key }) => each[key] !== undefined) : -1;
    if (!isRecord(each) || kind === -1) {
      return each;
    }
    const { key, List } = kinds[kind];
    const place = each[key];
    const [first, length] = Array.isArray(place) ? (place as unknown[]) : [];
    if (!isPlace(first, counts[kind]) || !isPlace(length, counts[kind] - first)) {
      throw new Error('numbers that are not there');
    }
    return new List(bytes.buffer, starts[kind], counts[kind]).slice(first, first + length);
  });
}

/** Where the numbers of each kind begin, and then where all end. */
function startsOf(jsonLength: number, counts: readonly number[]): number[] {
  const starts = [Math.ceil((headerBytes + jsonLength) / widestBytes) * widestBytes];
  for (const [kind, { List }] of kinds.entries()) {
    starts.push(starts[kind] + counts[kind] * List.BYTES_PER_ELEMENT);
  }
  return starts;
}

function isPlace(value: unknown, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}
