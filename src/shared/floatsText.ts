const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOfDigit = new Map(Array.from(digits, (digit, value) => [digit.charCodeAt(0), value]));
/** Characters that are made into text at once. */
const charactersAtOnce = 8192;

/** 32-bit floats as text, bit by bit: base64 (RFC 4648) of their bytes, the least significant first. */
export function floatsText(values: ArrayLike<number>): string {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  const codes = new Uint8Array(4 * Math.ceil(bytes.length / 3));
  const codeOf = (sixBits: number) => digits.charCodeAt(sixBits & 63);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const bits = (bytes[from] << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    codes[to] = codeOf(bits >> 18);
    codes[to + 1] = codeOf(bits >> 12);
    codes[to + 2] = codeOf(bits >> 6);
    codes[to + 3] = codeOf(bits);
  }
  const padding = codes.length === 0 ? 0 : (3 - (bytes.length % 3)) % 3;
  codes.fill('='.charCodeAt(0), codes.length - padding);
  const parts: string[] = [];
  for (let start = 0; start < codes.length; start += charactersAtOnce) {
    parts.push(String.fromCharCode(...codes.subarray(start, start + charactersAtOnce)));
  }
  return parts.join('');
}

/** The floats of such a text; `null` where it is none, or says of one that it is not finite. */
export function floatsOfText(text: string): Float32Array | null {
  const unpadded = text.replace(/={0,2}$/, '');
  const size = Math.floor((unpadded.length * 3) / 4);
  if (text.length % 4 !== 0 || size % 4 !== 0) {
    return null;
  }
  const bytes = new Uint8Array(size);
  let bits = 0;
  for (let from = 0, to = 0; from < unpadded.length; from++) {
    const digit = valueOfDigit.get(unpadded.charCodeAt(from));
    if (digit === undefined) {
      return null;
    }
    bits = (bits << 6) | digit;
    if (from % 4 !== 0 && to < size) {
      bytes[to++] = bits >> (6 - 2 * (from % 4));
    }
  }
  const values = new Float32Array(bytes.buffer);
  return values.every(Number.isFinite) ? values : null;
}
