/** Bytes that are taken at once. */
const stride = 8;

/** `[place][byte]` What a byte does to the checksum once so many more bytes of the stride have followed it. */
const tables: readonly Uint32Array[] = makeTables();

function makeTables(): Uint32Array[] {
  const last = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) {
      value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    return value;
  });
  const all = [last];
  while (all.length < stride) {
    const before = all[all.length - 1];
    all.push(before.map((value) => last[value & 255] ^ (value >>> 8)));
  }
  return all;
}

/**
 * The CRC-32 (ISO 3309, as in zip and PNG) of some bytes one after the other: any one bit that is turned changes it. Eight
 * bytes are taken at once (Kounavis and Berry 2005, "slicing-by-8"): a file of a large network has millions.
 */
export function checksum(...parts: readonly Uint8Array[]): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  let value = 0xffffffff;
  for (const part of parts) {
    const whole = part.length - (part.length % stride);
    for (let i = 0; i < whole; i += stride) {
      value ^= part[i] | (part[i + 1] << 8) | (part[i + 2] << 16) | (part[i + 3] << 24);
      value =
        t7[value & 255] ^
        t6[(value >>> 8) & 255] ^
        t5[(value >>> 16) & 255] ^
        t4[value >>> 24] ^
        t3[part[i + 4]] ^
        t2[part[i + 5]] ^
        t1[part[i + 6]] ^
        t0[part[i + 7]];
    }
    for (let i = whole; i < part.length; i++) {
      value = t0[(value ^ part[i]) & 255] ^ (value >>> 8);
    }
  }
  return (value ^ 0xffffffff) >>> 0;
}
