import { runSteps, type Steps } from '../runSteps.ts';

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

/** Bytes between two stops. */
const bytesPerStep = 1 << 16;

/** The CRC-32 of some bytes one after the other, see `checksumInSteps`. */
export function checksum(...parts: readonly Uint8Array[]): number {
  return runSteps(checksumInSteps(...parts));
}

/**
 * The CRC-32 (ISO 3309, as in zip and PNG) of some bytes one after the other: any one bit that is turned changes it. Eight
 * bytes are taken at once (Kounavis and Berry 2005, "slicing-by-8"): a file of a large network has millions.
 */
export function* checksumInSteps(...parts: readonly Uint8Array[]): Steps<number> {
  let value = 0xffffffff;
  for (const part of parts) {
    for (let start = 0; start < part.length; start += bytesPerStep) {
      value = continued(value, part.subarray(start, start + bytesPerStep));
      yield;
    }
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** What the register holds once these bytes have gone through it, too. */
function continued(before: number, bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  let value = before;
  const whole = bytes.length - (bytes.length % stride);
  for (let i = 0; i < whole; i += stride) {
    value ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    value =
      t7[value & 255] ^
      t6[(value >>> 8) & 255] ^
      t5[(value >>> 16) & 255] ^
      t4[value >>> 24] ^
      t3[bytes[i + 4]] ^
      t2[bytes[i + 5]] ^
      t1[bytes[i + 6]] ^
      t0[bytes[i + 7]];
  }
  for (let i = whole; i < bytes.length; i++) {
    value = t0[(value ^ bytes[i]) & 255] ^ (value >>> 8);
  }
  return value;
}
