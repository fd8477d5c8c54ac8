import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RandomGenerator } from '../model/randomGenerator.ts';
import { checksum } from './checksum.ts';

const random = new RandomGenerator(5);
const bytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random.uniform(0, 256)));

describe('checksum', () => {
  it('is that of the check value of its standard', () => {
    expect(checksum(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(checksum()).toBe(0);
  });

  it.each([1, 7, 8, 9, 16, 1000])("is zlib's for %i bytes, in one part or in several", (count) => {
    const all = bytes(count);
    expect(checksum(all)).toBe(crc32(all));
    expect(checksum(all.subarray(0, 3), all.subarray(3))).toBe(crc32(all));
  });
});
