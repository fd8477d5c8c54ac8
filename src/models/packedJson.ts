import { isRecord } from '../shared/onnx/jsonChecks.ts';

/** What stands in the JSON for a list of numbers: where it begins among all numbers, and how many they are. */
const placeKey = 'float64';
const headerBytes = 8;
const numberBytes = Float64Array.BYTES_PER_ELEMENT;

/**
 * A value as JSON whose lists of float64 follow it as they are in memory: the length of the JSON in bytes and the count of
 * numbers, 32 bits each, the JSON, then the numbers from the next multiple of 8 on. Of a million numbers the text alone would
 * hold the editor up for a quarter of a second.
 */
export function packJson(value: unknown): Uint8Array {
  const lists: Float64Array[] = [];
  let count = 0;
  const json = new TextEncoder().encode(
    JSON.stringify(value, (_, each: unknown) => {
      if (!(each instanceof Float64Array)) {
        return each;
      }
      lists.push(each);
      count += each.length;
      return { [placeKey]: [count - each.length, each.length] };
    }),
  );
  const start = numbersStart(json.length);
  const bytes = new Uint8Array(start + count * numberBytes);
  new Uint32Array(bytes.buffer, 0, 2).set([json.length, count]);
  bytes.set(json, headerBytes);
  const numbers = new Float64Array(bytes.buffer, start);
  let at = 0;
  for (const list of lists) {
    numbers.set(list, at);
    at += list.length;
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
  const [jsonLength, count] = new Uint32Array(bytes.buffer, 0, 2);
  const start = numbersStart(jsonLength);
  if (bytes.length !== start + count * numberBytes) {
    throw new Error('cut off');
  }
  const numbers = new Float64Array(bytes.buffer, start);
  const text = new TextDecoder().decode(bytes.subarray(headerBytes, headerBytes + jsonLength));
  return JSON.parse(text, (_, each: unknown) => {
    const place = isRecord(each) ? each[placeKey] : undefined;
    if (place === undefined) {
      return each;
    }
    const [first, length] = Array.isArray(place) ? (place as unknown[]) : [];
    if (!isPlace(first, count) || !isPlace(length, count - first)) {
      throw new Error('numbers that are not there');
    }
    return numbers.slice(first, first + length);
  });
}

function numbersStart(jsonLength: number): number {
  return Math.ceil((headerBytes + jsonLength) / numberBytes) * numberBytes;
}

function isPlace(value: unknown, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}
