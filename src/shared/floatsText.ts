import { allFinite } from './allFinite.ts';

/** The codes of the digits of base64. */
const digits = Uint8Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (digit) =>
  digit.charCodeAt(0),
);
/** Codes that are made into text at once: all are parameters of one call. */
const codesAtOnce = 8192;
const noDigit = 255;
const padding = '='.charCodeAt(0);
/** The values of the digits by their codes. */
const valueOfDigit = new Uint8Array(128).fill(noDigit);
digits.forEach((code, value) => {
  valueOfDigit[code] = value;
});

/** 32-bit floats as text, bit by bit: base64 (RFC 4648) of their bytes, the least significant first. */
export function floatsText(values: ArrayLike<number>): string {
  const { buffer } = Float32Array.from(values);
  const size = buffer.byteLength;
  // Up to whole groups of three bytes, the rest of them zero.
  const bytes = new Uint8Array(3 * Math.ceil(size / 3));
  bytes.set(new Uint8Array(buffer));
  const codes = new Uint8Array((4 * bytes.length) / 3);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const bits = (bytes[from] << 16) | (bytes[from + 1] << 8) | bytes[from + 2];
    codes[to] = digits[bits >> 18];
    codes[to + 1] = digits[(bits >> 12) & 63];
    codes[to + 2] = digits[(bits >> 6) & 63];
    codes[to + 3] = digits[bits & 63];
  }
  codes.fill(padding, codes.length - (bytes.length - size));
  let text = '';
  for (let start = 0; start < codes.length; start += codesAtOnce) {
    // Not spread: that takes a hundred times as long.
    text += Reflect.apply(String.fromCharCode, null, codes.subarray(start, start + codesAtOnce));
  }
  return text;
}

/** The floats of such a text; `null` where it is none, or says of one that it is not finite. */
export function floatsOfText(text: string): Float32Array | null {
  const padded = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const size = (text.length / 4) * 3 - padded;
  if (size % 4 !== 0) {
    return null;
  }
  const bytes = new Uint8Array(size + padded);
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const isLast = from + 4 === text.length;
    let bits = 0;
    for (let i = 0; i < 4; i++) {
      const value = isLast && i >= 4 - padded ? 0 : (valueOfDigit[text.charCodeAt(from + i)] ?? noDigit);
      if (value === noDigit) {
        return null;
      }
      bits = (bits << 6) | value;
    }
    bytes[to] = bits >> 16;
    bytes[to + 1] = bits >> 8;
    bytes[to + 2] = bits;
  }
  const values = new Float32Array(bytes.buffer.slice(0, size));
  return allFinite(values) ? values : null;
}
