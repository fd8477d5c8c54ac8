const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/** The CRC-32 (ISO 3309, as in zip and PNG) of some bytes one after the other: any one bit that is turned changes it. */
export function checksum(...parts: readonly Uint8Array[]): number {
  let value = 0xffffffff;
  for (const part of parts) {
    for (const byte of part) {
      value = table[(value ^ byte) & 255] ^ (value >>> 8);
    }
  }
  return (value ^ 0xffffffff) >>> 0;
}
