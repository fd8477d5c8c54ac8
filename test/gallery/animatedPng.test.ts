import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';
import { animatedPng, readChunks, readPixels } from './animatedPng.ts';

/** A PNG that another program made. */
const icon = new Uint8Array(readFileSync(join(root, 'media/icon.png')));

describe('animatedPng', () => {
  it('keeps the first picture to the pixel, and of the next ones what changed, each with its time', () => {
    const animation = animatedPng([100, 200].map((milliseconds) => ({ png: icon, milliseconds })));
    const chunks = readChunks(animation);
    expect(chunks.map(({ kind }) => kind).join(' ')).toBe('IHDR acTL fcTL IDAT fcTL fdAT IEND');
    // Who knows no animation reads the first picture.
    expect(readPixels(animation)).toEqual(readPixels(icon));
    const controls = chunks.filter(({ kind }) => kind === 'fcTL').map(({ data }) => Buffer.from(data));
    expect(controls.map((control) => control.readUInt16BE(20))).toEqual([100, 200]);
    // Controls and pictures are counted together.
    const counted = chunks.filter(({ kind }) => kind === 'fcTL' || kind === 'fdAT');
    expect(counted.map(({ data }) => Buffer.from(data).readUInt32BE(0))).toEqual([0, 1, 2]);
    const changes = inflateSync(Buffer.from(chunks[5].data).subarray(4));
    expect(changes.every((byte) => byte === 0)).toBe(true);
  });

  it('refuses a picture of another size', () => {
    const { width } = readPixels(icon);
    const other = Uint8Array.from(animatedPng([{ png: icon, milliseconds: 1 }]));
    // Its header says less than there is.
    new DataView(other.buffer).setUint32(16, width - 1);
    const frames = [icon, other].map((png) => ({ png, milliseconds: 1 }));
    expect(() => animatedPng(frames)).toThrow(/^picture 2 of the animation is \d+ by \d+, not \d+ by \d+$/);
  });
});
